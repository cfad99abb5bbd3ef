package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.sanvat.ProcessTest;

/** The promise of the embedded store, kept by the real service: what it has acknowledged survives SIGKILL. */
@ProcessTest
class KillTests {

    /** {@code bench/kill.sh} runs more. */
    private static final int ROUNDS = Integer.getInteger("sanvat.kill.rounds", 3);

    private static final int LEAST_INSERTS = 100;
    private static final int MOST_INSERTS = 800;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyAcknowledgedWriteIsThereAfterAKill() throws Exception {
        long acknowledged = 0;
        Load load = null;
        for (int round = 0; round <= ROUNDS; round++) {
            try (var service =
                    ServiceProcess.start(folder.resolve("data"), folder.resolve("round-" + round + ".log"))) {
                int port = service.awaitReady();
                if (load != null) {
                    load.verify(port);
                    acknowledged += load.acknowledged();
                }
                if (round == ROUNDS) {
                    assertThat(service.stop()).as("exit status after SIGTERM").isIn(0, 143);
                    break;
                }
                load = new Load(round, inserts(round));
                load.run(port, service::kill);
            }
        }
        System.out.printf("%d rounds, %d acknowledged writes, none lost%n", ROUNDS, acknowledged);
        assertThat(acknowledged).isGreaterThan((long) ROUNDS * LEAST_INSERTS);
    }

    @Test
    void aSecondServiceOnTheSameFolderIsRefusedInPlainWords() throws Exception {
        try (var first = ServiceProcess.start(folder.resolve("data"), folder.resolve("first.log"))) {
            first.awaitReady();
            try (var second = ServiceProcess.start(folder.resolve("data"), folder.resolve("second.log"))) {
                assertThat(second.awaitEnd()).isNotZero();
                assertThat(second.output())
                        .contains("is in use by another process", "sanvat.store.folder", "tiến trình khác")
                        .doesNotContain("\tat ");
            }
        }
    }

    /** Another moment each round: sooner or later the kill must hit the middle of a commit. */
    private static int inserts(int round) {
        return LEAST_INSERTS + (round * 377) % (MOST_INSERTS - LEAST_INSERTS);
    }
}
