"""Reads a calendar file with two parsers that know nothing of each other, and says what a telephone would do.

Prints JSON: for each parser, the events by identity with the days on which they ring. Exits with 3 when a parser is absent.
"""

import json
import sys
from datetime import datetime, time


def ring(start, trigger):
    """A trigger is relative to the start of the day, where the telephone is."""
    when = datetime.combine(start, time()) + trigger
    return when.isoformat(timespec="minutes")


def with_icalendar(content):
    import icalendar

    events = {}
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        start = event.decoded("DTSTART")
        identity = str(event["UID"])
        assert identity not in events, f"{identity} twice"
        assert (event.decoded("DTEND") - start).days == 1
        events[identity] = {
            "start": start.isoformat(),
            "title": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "status": str(event["STATUS"]),
            "sequence": int(event["SEQUENCE"]),
            "rings": sorted(ring(start, alarm.decoded("TRIGGER")) for alarm in event.walk("VALARM")),
        }
    return events


def with_vobject(content):
    import vobject

    events = {}
    for event in vobject.readOne(content.decode()).contents.get("vevent", []):
        start = event.dtstart.value
        alarms = [part for part in event.getChildren() if part.name == "VALARM"]
        events[event.uid.value] = {
            "start": start.isoformat(),
            "title": event.summary.value,
            "description": event.description.value,
            "status": event.status.value,
            "sequence": int(event.sequence.value),
            "rings": sorted(ring(start, alarm.trigger.value) for alarm in alarms),
        }
    return events


if __name__ == "__main__":
    try:
        import icalendar  # noqa: F401
        import vobject  # noqa: F401
    except ImportError as absent:
        print(f"{absent.name} is not installed: nothing was read", file=sys.stderr)
        sys.exit(3)
    with open(sys.argv[1], "rb") as calendar:
        content = calendar.read()
    print(json.dumps({"icalendar": with_icalendar(content), "vobject": with_vobject(content)}))
