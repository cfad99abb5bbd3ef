"""The callers of bench/slow.sh: python3 bench/slow.py URL PROCESS LOG. Prints one line for each thing tried; fails where one is not kept."""
import base64, collections, os, random, re, socket, struct, sys, threading, time, urllib.error, urllib.request

url, process, log = sys.argv[1], int(sys.argv[2]), sys.argv[3]
host, port = "127.0.0.1", int(url.rsplit(":", 1)[1])
SLOW, BYTE_EVERY_S, SLOW_FOR_S = 100, 8, 40
UNREAD, ASKED_EACH, UNREAD_FOR_S = 300, 60, 20
ABORTED = 200
MEMORY_LIMIT_MB = 100  # more than before, at the peak
admin = base64.b64encode(("admin:" + os.environ["PASSWORD"]).encode()).decode()
kept = True


def check(what, good):
    global kept
    kept = kept and good
    print(f"{what}  {'kept' if good else 'MISSED'}", flush=True)


def memory():
    return int(re.search(r"VmRSS:\s*(\d+)", open(f"/proc/{process}/status").read())[1]) // 1024


def connected(receive=None):
    caller = socket.socket()
    if receive:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
    caller.settimeout(10)
    caller.connect((host, port))
    return caller


def begun(path, kind, length, more=""):
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{more}\r\n".encode()


def links(path, form):
    return re.findall(form, urllib.request.urlopen(url + path).read().decode())


def visit(stop, seen):
    """A visitor who reads, searches anew and reports, one after the other, as fast as four people would."""
    product = links("/catalog", r'href="(/catalog/[^"?]+)"')[0]
    lot = links(product, r'href="(/l/[^"/?]+)"')[0]
    while not stop.is_set():
        for path in ("/", "/catalog", product, lot, f"/search?q=nghe&n={random.random()}"):
            began = time.monotonic()
            try:
                status = urllib.request.urlopen(url + path, timeout=20).status
            except urllib.error.HTTPError as refused:
                status = refused.code
            except OSError as lost:
                status = type(lost).__name__
            seen.append((status, time.monotonic() - began))
            stop.wait(0.05)


def visited(what, work):
    stop, seen = threading.Event(), []
    visitor = threading.Thread(target=visit, args=(stop, seen))
    visitor.start()
    try:
        work()
    finally:
        stop.set()
        visitor.join()
    times = sorted(took for _, took in seen)
    statuses = dict(collections.Counter(status for status, _ in seen))
    check(
        f"{what}: the visitor's {len(seen)} requests were answered {statuses},"
        f" p50 {times[len(times) // 2] * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms",
        set(statuses) == {200},
    )


def send_slowly():
    """Whoever is cut off begins again at once."""
    answered, callers = collections.Counter(), []
    end = time.monotonic() + SLOW_FOR_S

    def one():
        while time.monotonic() < end:
            try:
                caller = connected()
                caller.sendall(begun("/api/feedback", "application/json", 1000))
                caller.settimeout(BYTE_EVERY_S)
                while time.monotonic() < end:
                    caller.sendall(b"{")
                    try:
                        answer = caller.recv(100)
                        answered[answer[9:12].decode() or "closed"] += 1
                        break
                    except TimeoutError:
                        pass
                caller.close()
            except OSError as lost:
                answered[type(lost).__name__] += 1

    for _ in range(SLOW):
        callers.append(threading.Thread(target=one))
        callers[-1].start()
    for caller in callers:
        caller.join()
    print(f"{SLOW} slow bodies, a byte in {BYTE_EVERY_S} s for {SLOW_FOR_S} s, were answered {dict(answered)}")


def never_read():
    """Each asks for the largest answers there are, many times in one go, and reads nothing."""
    product = links("/catalog", r'href="(/catalog/[^"?]+)"')[0]
    pictures = links(product, r"(/media/[^\" ,]+\.jpg)")
    paths = ["/api/products?size=100", "/api/events?size=100", "/api/openapi.json", *pictures[:2]]
    wanted = "".join(f"GET {random.choice(paths)} HTTP/1.1\r\nHost: x\r\n\r\n" for _ in range(ASKED_EACH)).encode()
    before, peak = memory(), 0
    callers = []
    for _ in range(UNREAD):
        callers.append(connected(receive=4096))
        callers[-1].sendall(wanted)
    end = time.monotonic() + UNREAD_FOR_S
    while time.monotonic() < end:
        peak = max(peak, memory())
        time.sleep(0.05)
    for caller in callers:
        caller.close()
    time.sleep(10)
    check(
        f"{UNREAD} callers asked {ASKED_EACH} times for large answers and read none for {UNREAD_FOR_S} s: memory {before} MB before,"
        f" {peak} MB at the peak, {memory()} MB ten seconds after",
        peak <= before + MEMORY_LIMIT_MB,
    )


def abort():
    kinds = [
        ("/api/photos", "multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc'),
        ("/api/photos", "image/jpeg", b"\xff\xd8\xff"),
        ("/api/import", "application/x-ndjson", b'{"code":'),
        ("/api/products", "application/json", b'{"name":'),
        ("/api/feedback", "application/json", b'{"text":'),
    ]
    for i in range(ABORTED):
        path, kind, some = kinds[i % len(kinds)]
        caller = connected()
        caller.sendall(begun(path, kind, 1_000_000, f"Authorization: Basic {admin}\r\n" if path != "/api/feedback" else ""))
        caller.sendall(some * random.randint(1, 1000))
        if i % 2:
            time.sleep(0.02)
        if i % 3:
            # With a reset, as a phone that loses its net does, else in order.
            caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        caller.close()
    time.sleep(2)
    lines = [line for line in open(log, encoding="utf-8") if " ERROR " in line or line.startswith("\tat ")]
    check(f"{ABORTED} bodies were aborted: {len(lines)} lines of errors in the log of all of this", not lines)
    print("".join(lines[:5]), end="")


visited("nobody else", lambda: time.sleep(10))
visited(f"{SLOW} slow bodies", send_slowly)
visited(f"{UNREAD} who never read", never_read)
abort()
sys.exit(0 if kept else 1)
