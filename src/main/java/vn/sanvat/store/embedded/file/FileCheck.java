package vn.sanvat.store.embedded.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.SFChunk;

/** Reads every part of the file once and compares its sum. Can be stopped after a time and gone on with. */
final class FileCheck {

    private final SummedFile file;
    private final Deque<SFChunk> left;
    private int parts;
    private int damaged;
    private long bytes;
    private long damagedAt = -1;
    private long tookNs;

    FileCheck(SummedFile file) {
        this.file = file;
        this.left = new ArrayDeque<>(file.parts());
    }

    /** @return whether all has been read */
    boolean run(long limitMs) {
        long began = System.nanoTime();
        long limitNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
        while (!left.isEmpty() && System.nanoTime() - began < limitNs) {
            look(left.removeFirst());
        }
        tookNs += System.nanoTime() - began;
        return left.isEmpty();
    }

    private void look(SFChunk part) {
        parts++;
        bytes += SummedFile.bytes(part);
        if (!file.holds(part)) {
            damaged++;
            damagedAt = damagedAt < 0 ? part.block * SummedFile.BLOCK_BYTES : damagedAt;
        }
    }

    CheckResult result() {
        return new CheckResult(parts, damaged, bytes, damagedAt, TimeUnit.NANOSECONDS.toMillis(tookNs));
    }
}
