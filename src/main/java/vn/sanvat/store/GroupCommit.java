package vn.sanvat.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a change only once it is on disk, and lets changes that arrive together share one commit: whoever finds no commit under
 * way makes the next one, for everybody who came before. There is no queue; each waiting caller is a thread of its own.
 */
final class GroupCommit {

    /** Where the changes go. */
    interface Disk {

        /** Writes what has changed; no change is made meanwhile, so that a commit never holds half of one. */
        void commit();

        /** Returns when what was written would survive a loss of power; changes go on meanwhile. */
        void sync();
    }

    private final Disk disk;

    /** Shared by changes, exclusive to the commit. Fair, so that a stream of changes cannot keep the commit waiting. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition turned = turn.newCondition();
    private long applied;
    private long durable;
    private boolean committing;
    private volatile @Nullable RuntimeException failure;

    GroupCommit(Disk disk) {
        this.disk = disk;
    }

    /**
     * @param change made in memory by the caller's thread; if it throws, nothing is waited for
     * @throws IllegalStateException if the disk has refused a commit: nothing after the last good one can be answered for
     */
    <T> T durably(Supplier<T> change) {
        T result;
        gate.readLock().lock();
        try {
            result = change.get();
        } finally {
            gate.readLock().unlock();
        }
        awaitCommit();
        return result;
    }

    private void awaitCommit() {
        turn.lock();
        try {
            long mine = ++applied;
            while (durable < mine) {
                if (failure != null) {
                    throw new IllegalStateException("The store can no longer write to disk", failure);
                }
                if (committing) {
                    turned.awaitUninterruptibly();
                } else {
                    commitForAll();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Called, and left, holding {@link #turn}, but not while the disk works. */
    private void commitForAll() {
        committing = true;
        long covered = applied;
        turn.unlock();
        try {
            write();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            turn.lock();
            committing = false;
            turned.signalAll();
        }
        if (failure == null) {
            durable = covered;
        }
    }

    private void write() {
        gate.writeLock().lock();
        try {
            disk.commit();
        } finally {
            gate.writeLock().unlock();
        }
        disk.sync();
    }
}
