"""Closes a window as its own cross would: asks it to. Without a window manager nobody else can."""

import ctypes
import sys

x = ctypes.CDLL("libX11.so.6")
Display, Window, Atom = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", Display),
        ("window", Window),
        ("message_type", Atom),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("pad", ctypes.c_long * 24),
    ]


x.XOpenDisplay.restype = Display
x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [Display], Window
x.XInternAtom.argtypes, x.XInternAtom.restype = [Display, ctypes.c_char_p, ctypes.c_int], Atom
x.XFetchName.argtypes = [Display, Window, ctypes.POINTER(ctypes.c_char_p)]
x.XQueryTree.argtypes = [Display, Window, *[ctypes.POINTER(Window)] * 2, ctypes.POINTER(ctypes.POINTER(Window)), ctypes.POINTER(ctypes.c_uint)]
x.XSendEvent.argtypes = [Display, Window, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x.XSync.argtypes = [Display, ctypes.c_int]

display = x.XOpenDisplay(None)
root, parent, children, count = Window(), Window(), ctypes.POINTER(Window)(), ctypes.c_uint()
x.XQueryTree(display, x.XDefaultRootWindow(display), root, parent, children, count)
asked = 0
for window in children[: count.value]:
    name = ctypes.c_char_p()
    titles = [(name.value or b"").decode(how, "replace") for how in ("utf-8", "latin-1")] if x.XFetchName(display, window, name) else []
    if any(sys.argv[1] in title for title in titles):
        message = ClientMessage(type=33, window=window, format=32)
        message.message_type = x.XInternAtom(display, b"WM_PROTOCOLS", 0)
        message.data[0] = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
        asked += x.XSendEvent(display, window, 0, 0, ctypes.byref(message))
x.XSync(display, 0)
sys.exit(asked != 1)
