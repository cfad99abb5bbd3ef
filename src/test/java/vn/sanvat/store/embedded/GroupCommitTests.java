package vn.sanvat.store.embedded;

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
    void aCommitThatFailsIsUndoneBeforeItsCallerIsToldAndTheNextOneIsMade() {
        var disk = new CountingDisk();
        disk.refuses = true;
        var commits = new GroupCommit(disk);

        assertThatThrownBy(() -> commits.durably(() -> "never answered"))
                .isInstanceOfSatisfying(
                        GroupCommit.NotCommitted.class,
                        refused -> assertThat(refused.undone()).isTrue())
                .hasRootCauseMessage("No space left on device");
        assertThat(disk.undone).hasValue(1);

        disk.refuses = false;
        assertThat(commits.durably(() -> "answered")).isEqualTo("answered");
    }

    @Test
    void whatWasChangedWhileTheSyncWasUnderWayIsLostWithItAndRefused() throws Exception {
        var disk = new CountingDisk();
        disk.hold = new CountDownLatch(1);
        var commits = new GroupCommit(disk);
        var applied = new CountDownLatch(CALLERS);
        var refused = new AtomicInteger();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .forEach(i -> callers.execute(() -> {
                        try {
                            commits.durably(() -> {
                                applied.countDown();
                                return i;
                            });
                        } catch (GroupCommit.NotCommitted e) {
                            refused.incrementAndGet();
                        }
                    }));
            assertThat(applied.await(10, TimeUnit.SECONDS)).isTrue();
            disk.losesPower = true;
            disk.hold.countDown();
        }

        assertThat(refused).hasValue(CALLERS);
        assertThat(disk.syncs).hasValue(0);
    }

    @Test
    void anErrorOfTheMachineEndsTheWaitAsWell() {
        var disk = new CountingDisk();
        disk.outOfMemory = true;
        var commits = new GroupCommit(disk);

        assertThatThrownBy(() -> commits.durably(() -> "never answered"))
                .isInstanceOf(GroupCommit.NotCommitted.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void tidyingThatFailsRefusesNobodyWhoseCommitWasGood() {
        var disk = new CountingDisk();
        disk.tidies = true;
        var commits = new GroupCommit(disk);

        assertThat(commits.durably(() -> "answered")).isEqualTo("answered");
        assertThat(disk.undone).hasValue(1);
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
        final AtomicInteger undone = new AtomicInteger();
        volatile boolean refuses;
        volatile boolean losesPower;
        volatile boolean outOfMemory;
        volatile boolean tidies;
        volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public void commit() {
            if (refuses) {
                throw new IllegalStateException("No space left on device");
            }
            if (outOfMemory) {
                throw new OutOfMemoryError("for a test");
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
            if (losesPower) {
                throw new IllegalStateException("Input/output error");
            }
            syncs.incrementAndGet();
        }

        @Override
        public boolean undo(Throwable failure) {
            undone.incrementAndGet();
            return true;
        }

        @Override
        public boolean tidyDue() {
            return tidies;
        }

        @Override
        public void tidy() {
            throw new IllegalStateException("No space left on device");
        }
    }
}
