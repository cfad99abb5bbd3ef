package vn.sanvat.store.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A port before a database, by which it can be taken away: connections refused and cut, or open and silent as those of a hung server. */
final class Relay implements AutoCloseable {

    private static final byte[] NEVER = new byte[0];

    private final InetSocketAddress database;
    private final InetSocketAddress here;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition goesOn = lock.newCondition();
    private boolean hung;
    private volatile byte[] hangsAt = NEVER;
    private volatile ServerSocket server;

    Relay(int databasePort) throws IOException {
        this.database = new InetSocketAddress(InetAddress.getLoopbackAddress(), databasePort);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.here = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
        accept();
    }

    int port() {
        return here.getPort();
    }

    /** As after a kill of the database: connections are cut, and no new one is taken. */
    void refuse() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    /** As a process that was stopped: connections stand, and nothing goes through. */
    void hang() {
        hung(true);
    }

    /** It hangs as soon as somebody updates the collection, before the database hears of that. */
    void hangAtUpdateOf(String collection) {
        // The first element of a command in BSON: its name, the length of the collection's, and that.
        var length = (char) (collection.length() + 1);
        hangsAt = ("update\0" + length + "\0\0\0" + collection + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean hangs() {
        lock.lock();
        try {
            return hung;
        } finally {
            lock.unlock();
        }
    }

    void goOn() throws IOException {
        hangsAt = NEVER;
        hung(false);
        if (server.isClosed()) {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(here);
            accept();
        }
    }

    private void hung(boolean value) {
        lock.lock();
        try {
            hung = value;
            goesOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        var mine = server;
        Thread.ofVirtual().start(() -> {
            while (!mine.isClosed()) {
                try {
                    var caller = opened(mine.accept());
                    var behind = opened(new Socket(database.getAddress(), database.getPort()));
                    pump(caller, behind);
                    pump(behind, caller);
                } catch (IOException closed) {
                    // The caller sees it, or the database is being taken away.
                }
            }
        });
    }

    private Socket opened(Socket socket) {
        open.add(socket);
        return socket;
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            var bytes = new byte[1 << 16];
            try (from;
                    to) {
                for (int count = from.getInputStream().read(bytes);
                        count >= 0;
                        count = from.getInputStream().read(bytes)) {
                    if (asksForIt(bytes, count)) {
                        hang();
                    }
                    awaitGoingOn();
                    to.getOutputStream().write(bytes, 0, count);
                }
            } catch (IOException | InterruptedException closed) {
                // The other side is closed with it.
            } finally {
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private boolean asksForIt(byte[] bytes, int count) {
        var wanted = hangsAt;
        return wanted.length > 0
                && new String(bytes, 0, count, StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private void awaitGoingOn() throws InterruptedException {
        lock.lock();
        try {
            while (hung) {
                goesOn.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        hung(false);
        refuse();
    }
}
