package vn.sanvat.web.request;

import java.util.concurrent.Semaphore;
import vn.sanvat.web.ClientAddress;

/** To be worked for: held from the start of a request, lent to others while its body is coming, and given back once, at its end. */
final class RequestPermit {

    private enum State {
        NOT_HELD,
        HELD,
        ENDED
    }

    private final ClientAddress from;
    private final Semaphore free;
    private State state = State.NOT_HELD;

    RequestPermit(ClientAddress from, Semaphore free) {
        this.from = from;
        this.free = free;
    }

    ClientAddress from() {
        return from;
    }

    /** @return false if there is none; an ended request needs none */
    synchronized boolean take() {
        if (state == State.NOT_HELD && free.tryAcquire()) {
            state = State.HELD;
        }
        return state != State.NOT_HELD;
    }

    synchronized void lend() {
        if (state == State.HELD) {
            free.release();
            state = State.NOT_HELD;
        }
    }

    synchronized void end() {
        if (state == State.HELD) {
            free.release();
        }
        state = State.ENDED;
    }
}
