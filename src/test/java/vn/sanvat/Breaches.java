package vn.sanvat;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.cooperative.Cooperative;

/** Code that breaks the rules of {@link ArchitectureTests}, each in one way. Nothing runs it. */
@SuppressWarnings("unused")
class Breaches {

    static class Waits {
        Object waits() {
            return Flux.just("now").toIterable();
        }
    }

    static class WaitsByReference {
        Supplier<?> waits(Mono<String> late) {
            return late::block;
        }
    }

    static class Subscribes {
        Disposable subscribes() {
            return Mono.just("now").subscribe();
        }
    }

    static class MakesAFuture {
        java.util.concurrent.Future<?> future() {
            return Mono.just("now").toFuture();
        }
    }

    static class Schedules {
        Scheduler scheduler() {
            return Schedulers.boundedElastic();
        }
    }

    static class ReachesIntoAFolder {
        Object parsed() {
            return vn.sanvat.search.query.Word.in("bột nghệ");
        }
    }

    static class QueriesMongo {
        Query query() {
            return new Query();
        }
    }

    static class ChangesCase {
        @SuppressWarnings("StringCaseLocaleUsage")
        String lower(String text) {
            return text.toLowerCase();
        }
    }

    static class ReadsTheTime {
        Instant now() {
            return Instant.now();
        }
    }

    static class ReadsTheTimeByReference {
        Supplier<Instant> now() {
            return Instant::now;
        }
    }

    /** Not scanned as a bean: an abstract class has none. */
    @Controller
    public abstract static class OpenController {}

    static class ForWhoever {
        @GetMapping("/secrets")
        String secrets() {
            return "seen";
        }
    }

    public static class OpenStore {}

    static class InjectsAField {
        @Autowired
        String injected;
    }

    static class Prints {
        @SuppressWarnings("SystemOut")
        void print() {
            System.out.println("hello");
        }
    }

    static class LogsPastSlf4j {
        Logger log() {
            return Logger.getLogger("x");
        }
    }

    static class ShowsATaxCode {
        @Nullable
        String taxCode(Cooperative cooperative) {
            return cooperative.taxCode();
        }
    }
}
