"""The same letter and the same filing set by Typst, WeasyPrint and LibreOffice; the folder, by the commands one would type.

Reads the folder that `plume.rs` fills with `--sources`. `make bench` runs both, one after the other.
What starts a program is left out: all three are measured warm, as ours is.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "assets" / "fonts"
CASES = {"lettre": "Lettre de deux pages", "requete": "Requête longue"}
# How many times, by case: enough for a median, not for a coffee.
ROUNDS = {"lettre": 15, "requete": 5}
OFFICE_ROUNDS = {"lettre": 12, "requete": 4}
FOLDER_ROUNDS = 5
TYPST_STEP = 1e-6


def cpu():
    """Seconds of processor, ours and those of finished children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum((own.ru_utime, own.ru_stime, children.ru_utime, children.ru_stime))


def repeat(rounds, work):
    """Median of the clock and mean of the processor, in milliseconds, and what the last round gave. The first is not counted."""
    work(0)
    times, before = [], cpu()
    for n in range(1, rounds + 1):
        start = time.perf_counter()
        result = work(n)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), (cpu() - before) * 1e3 / rounds, result


def typst(case, folder):
    import typst as tool

    source = folder / f"{case}.typ"
    compiler = tool.Compiler(source, font_paths=[str(FONTS)], ignore_system_fonts=True)

    # Typst remembers what it has set: a size that grows by a millionth of a point makes it set everything anew.
    def work(n):
        return compiler.compile(sys_inputs={"serre": str(n * TYPST_STEP)}, format="pdf")

    return repeat(ROUNDS[case], work)


def weasyprint(case, folder):
    import weasyprint as tool
    from weasyprint.text.fonts import FontConfiguration

    fonts, source = FontConfiguration(), (folder / f"{case}.html").read_text()
    return repeat(ROUNDS[case], lambda _: tool.HTML(string=source).write_pdf(font_config=fonts, pdf_tags=True))


def libreoffice(case, folder):
    """One program converts all: what several copies cost more than one is what each costs."""
    options = {"UseTaggedPDF": {"type": "boolean", "value": "true"}}
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to"]
    command += ["pdf:writer_pdf_Export:" + json.dumps(options), "--outdir", str(folder / "office")]
    source = folder / f"{case}.docx"
    bare = folder / f"{case}-sans-police.docx"
    without_fonts(source, bare)

    def convert(copies):
        names = [folder / f"{case}-{n}.docx" for n in range(copies)]
        for name in names:
            shutil.copyfile(bare, name)
        start, before = time.perf_counter(), cpu()
        done = subprocess.run(command + [str(name) for name in names], capture_output=True, text=True, check=True)
        took = (time.perf_counter() - start) * 1e3, (cpu() - before) * 1e3
        made = [folder / "office" / f"{name.stem}.pdf" for name in names]
        if not all(pdf.exists() for pdf in made):
            raise RuntimeError(done.stderr.strip() or "un fichier manque")
        pdf = made[-1].read_bytes()
        for path in made + names:
            path.unlink()
        return (*took, pdf)

    rounds = OFFICE_ROUNDS[case]
    convert(1)
    clock_one, cpu_one, _ = min(convert(1) for _ in range(2))
    clock_all, cpu_all, pdf = convert(1 + rounds)
    return (clock_all - clock_one) / rounds, (cpu_all - cpu_one) / rounds, pdf


def without_fonts(source, target):
    """The typeface is installed for all three tools: LibreOffice need not unpack the one the document carries."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/fonts/") or name == "word/_rels/fontTable.xml.rels":
                continue
            if name == "word/fontTable.xml":
                start, end = content.find(b"<w:embed"), content.rfind(b"/>") + 2
                content = content[:start] + content[end:] if start >= 0 else content
            new.writestr(name, content)


def office_version():
    return subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]


def module_version(name):
    from importlib.metadata import version

    return lambda: version(name)


TOOLS = {
    "Typst": (typst, module_version("typst")),
    "WeasyPrint": (weasyprint, module_version("weasyprint")),
    "LibreOffice": (libreoffice, office_version),
}


def pages(pdf):
    """Its pages, and whether it is tagged, as poppler sees them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        said = subprocess.run(["pdfinfo", file.name], capture_output=True, text=True, check=True).stdout
    fields = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    return int(fields["Pages"]), fields["Tagged"].strip() == "yes"


def nombre(n):
    """Two significant digits at least, with a French comma or spaces."""
    text = f"{n:,.0f}" if n >= 100 else f"{n:.1f}"
    return text.replace(",", "\u202f").replace(".", ",").removesuffix(",0")


def row(*cells):
    widths = (42, 10, 10, 12, 10, 8, 8)
    print("  " + cells[0].ljust(widths[0]) + "".join(str(c).rjust(w) for c, w in zip(cells[1:], widths[1:])))


def header(title, *columns):
    print(f"\n{title}")
    row("", "ms", "rapport", "processeur", "rapport", *columns)


def compare(case, folder, ours):
    header(f"{CASES[case]}, le même texte", "pages", "Ko")
    row("Quantième", nombre(ours["mediane"]), "1", nombre(ours["processeur"]), "1", ours["pages"], nombre(ours["octets"] / 1e3))
    for name, (work, version) in TOOLS.items():
        try:
            label = f"{name} {version()}"
            clock, used, pdf = work(case, folder)
        except Exception as error:
            row(f"{name} : pas mesuré ({type(error).__name__} : {error})")
            continue
        count, tagged = pages(pdf)
        # Another count of pages would be another document; a signature may stand on one more.
        wanted = 0.8 * ours["pages"] <= count <= 1.2 * ours["pages"] + 1
        if not (wanted and tagged):
            sys.exit(f"{label} : {count} pages pour {ours['pages']}, balisées : {tagged}. Rien n’est comparable.")
        (folder / f"{case}-{name}.pdf").write_bytes(pdf)
        ratios = nombre(clock / ours["mediane"]), nombre(used / ours["processeur"])
        row(label, nombre(clock), ratios[0], nombre(used), ratios[1], count, nombre(len(pdf) / 1e3))


STAMP = b"BT /F 11 Tf 480 800 Td (Piece n. 0) Tj ET"


def stamp():
    """A page that says the number of a piece, for qpdf to lay over the first."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(STAMP), STAMP),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(file))


def by_hand(folder, ours):
    header("Dossier pour Télérecours, 40 pièces de 2 Mo", "", "")
    row("Quantième : numéros, inventaire, empreintes", nombre(ours["mediane"]), "1", nombre(ours["processeur"]), "1")
    pieces = sorted((folder / "pieces").iterdir())
    (folder / "tampon.pdf").write_bytes(stamp())
    targets = []

    def target():
        targets.append(Path(tempfile.mkdtemp(dir=folder)))
        return targets[-1]

    # Written for good, as ours is: without `sync`, one would measure memory.
    def finish(into):
        files = sorted(map(str, into.iterdir()))
        subprocess.run(["sync", *files], check=True)
        subprocess.run(["sha256sum", *files], check=True, stdout=subprocess.DEVNULL)

    def copy(_):
        into = target()
        subprocess.run(["cp", *map(str, pieces), str(into)], check=True)
        finish(into)

    def number(_):
        into = target()
        for piece in pieces:
            subprocess.run(["qpdf", str(piece), "--overlay", str(folder / "tampon.pdf"), "--to=1", "--", str(into / piece.name)], check=True)
        finish(into)

    ways = {"cp, sync, sha256sum : ni numéro, ni inventaire": copy, "qpdf --overlay, sync, sha256sum : sans inventaire": number}
    for label, work in ways.items():
        try:
            clock, used, _ = repeat(FOLDER_ROUNDS, work)
        except (OSError, subprocess.CalledProcessError) as error:
            row(f"{label} : pas mesuré ({error})")
            continue
        finally:
            for into in targets:
                shutil.rmtree(into)
            targets.clear()
        row(label, nombre(clock), nombre(clock / ours["mediane"]), nombre(used), nombre(used / ours["processeur"]))


def main():
    folder = Path(sys.argv[1]).resolve()
    measured = json.loads((folder / "mesures.json").read_text())
    # Our typeface, for those who ask the system for theirs.
    config = folder / "fonts.conf"
    cache = folder / "polices"
    config.write_text(f"<fontconfig><dir>{FONTS}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>")
    os.environ["FONTCONFIG_FILE"] = str(config)
    for case in CASES:
        compare(case, folder, measured[case])
    print(
        "\nSans le démarrage des programmes : Typst et WeasyPrint en boucle dans un même processus ; LibreOffice, ce que"
        "\nplusieurs copies converties ensemble coûtent de plus qu’une seule. Quantième compose en plus la lettre à partir"
        "\ndes réponses ; les autres la reçoivent écrite. Tous les fichiers sont balisés."
    )
    by_hand(folder, measured["depot"])


main()
