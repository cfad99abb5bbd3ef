package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTests {

    private static final int CALLERS = 16;

    @Test
    void aChangeIsAnsweredOnlyAfterItsCommitAndSync() {
        var disk = new CountingDisk();
        var commits = new GroupCommit(disk);

        var answered = commits.durably(() -> disk.syncs.get());

        assertThat(answered).isZero();
        assertThat(disk.commits).hasValue(1);
        assertThat(disk.syncs).hasValue(1);
    }

    @Test
    void changesThatArriveWhileACommitIsUnderWayShareTheNextOne() throws Exception {
        var disk = new CountingDisk();
        disk.hold = new CountDownLatch(1);
        var commits = new GroupCommit(disk);
        var applied = new CountDownLatch(CALLERS);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .forEach(i -> callers.execute(() -> commits.durably(() -> {
                        applied.countDown();
                        return i;
                    })));
            assertThat(applied.await(10, TimeUnit.SECONDS)).isTrue();
            disk.hold.countDown();
        }

        assertThat(disk.commits.get()).isBetween(1, 3);
    }

    @Test
    void nothingIsAnsweredAfterTheDiskHasRefused() {
        var disk = new CountingDisk();
        disk.refuses = true;
        var commits = new GroupCommit(disk);

        assertThatThrownBy(() -> commits.durably(() -> "never answered")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> commits.durably(() -> "nor this")).hasMessageContaining("no longer write");
    }

    @Test
    void aChangeThatFailsIsNotWaitedFor() {
        var disk = new CountingDisk();
        var commits = new GroupCommit(disk);

        assertThatThrownBy(() -> commits.durably(() -> {
                    throw new IllegalArgumentException("duplicate");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(disk.commits).hasValue(0);
    }

    private static final class CountingDisk implements GroupCommit.Disk {
        final AtomicInteger commits = new AtomicInteger();
        final AtomicInteger syncs = new AtomicInteger();
        volatile boolean refuses;
        volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public void commit() {
            if (refuses) {
                throw new IllegalStateException("No space left on device");
            }
            commits.incrementAndGet();
        }

        @Override
        public void sync() {
            try {
                // The callers that come meanwhile are the next group.
                hold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            syncs.incrementAndGet();
        }
    }
}
