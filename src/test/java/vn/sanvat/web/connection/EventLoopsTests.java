package vn.sanvat.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLoopsTests {

    @Test
    void newcomersAreNotAcceptedByWhoServesTheOthers() {
        var resources = new EventLoops().reactorResourceFactory();
        resources.start();
        try {
            var loops = resources.getLoopResources();

            assertThat(loops.onServerSelect(true)).isNotSameAs(loops.onServer(true));
        } finally {
            resources.stop();
        }
    }
}
