package vn.sanvat.store.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a change only once it is on disk, and lets changes that arrive together share one commit: whoever finds no commit under
 * way makes the next one, for everybody who came before. There is no queue; each waiting caller is a thread of its own.
 *
 * <p>A commit that fails is taken back with all that was changed since, before anybody can change, or see, anything more; every caller
 * whose change is lost by it is told so, and nobody else.
 */
final class GroupCommit {

    /** Where the changes go. */
    interface Disk {

        /** Writes what has changed; no change is made meanwhile, so that a commit never holds half of one. */
        void commit();

        /** Returns when what was written would survive a loss of power; changes go on meanwhile. */
        void sync();

        /**
         * Forgets all that was changed since the last sync that succeeded; no change is made meanwhile. Throws nothing.
         *
         * @return false if some of it may be kept all the same
         */
        boolean undo(Throwable failure);

        /** Whether {@link #tidy} has work to do. */
        boolean tidyDue();

        /** Puts the disk in order, after a commit that succeeded; no change is made meanwhile. */
        void tidy();
    }

    /** The change was made in memory, and could not be put on disk. */
    static final class NotCommitted extends RuntimeException {

        private final boolean undone;

        NotCommitted(Throwable failure, boolean undone) {
            super("The store could not write to disk", failure);
            this.undone = undone;
        }

        /** Whether it is certain that nothing of it is kept. */
        boolean undone() {
            return undone;
        }
    }

    /** The changes of one commit. What becomes of them is written once, by who makes it, and read under {@link #turn}. */
    private static final class Group {
        private volatile boolean ended;
        private @Nullable Throwable failure;
        private boolean undone;

        void fail(Throwable failure, boolean undone) {
            this.failure = failure;
            this.undone = undone;
            ended = true;
        }
    }

    private final Disk disk;

    /** Shared by changes, exclusive to the commit. Fair, so that a stream of changes cannot keep the commit waiting. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition turned = turn.newCondition();
    private boolean committing;

    /** Of the changes that no commit has taken yet. Replaced while the gate is exclusive. */
    private Group next = new Group();

    GroupCommit(Disk disk) {
        this.disk = disk;
    }

    /**
     * @param change made in memory by the caller's thread; if it throws, nothing is waited for
     * @throws NotCommitted if the disk has refused the commit
     */
    <T> T durably(Supplier<T> change) {
        T result;
        Group mine;
        gate.readLock().lock();
        try {
            result = change.get();
            mine = next;
        } finally {
            gate.readLock().unlock();
        }
        await(mine);
        return result;
    }

    /** Runs while nothing is committed or undone. */
    <T> T undisturbed(Supplier<T> work) {
        gate.readLock().lock();
        try {
            return work.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Runs while nobody changes anything, nor commits. */
    void alone(Runnable work) {
        gate.writeLock().lock();
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void await(Group mine) {
        turn.lock();
        try {
            while (!mine.ended) {
                if (committing) {
                    turned.awaitUninterruptibly();
                } else {
                    commitForAll();
                }
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw new NotCommitted(mine.failure, mine.undone);
        }
    }

    /** Called, and left, holding {@link #turn}, but not while the disk works. */
    private void commitForAll() {
        committing = true;
        turn.unlock();
        try {
            write();
        } finally {
            turn.lock();
            committing = false;
            turned.signalAll();
        }
    }

    private void write() {
        var taken = new Group[1];
        try {
            alone(() -> {
                taken[0] = next;
                next = new Group();
                undoneIfItFails(disk::commit, taken[0]);
            });
            if (!taken[0].ended) {
                disk.sync();
                taken[0].ended = true;
            }
        } catch (RuntimeException | Error e) {
            alone(() -> undo(e, taken[0]));
        }
        if (disk.tidyDue()) {
            alone(() -> undoneIfItFails(disk::tidy, next));
        }
    }

    private void undoneIfItFails(Runnable work, Group changes) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            undo(e, changes);
        }
    }

    /** Also of those who have changed something since: what they changed stood upon it. */
    private void undo(Throwable failure, Group changes) {
        boolean undone = disk.undo(failure);
        changes.fail(failure, undone);
        next.fail(failure, undone);
        next = new Group();
    }
}
