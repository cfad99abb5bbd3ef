package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.WeakHashMap;
import org.bson.Document;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.ProcessTest;
import vn.sanvat.store.start.Indexes;

/**
 * Empties the store before each test by deleting the documents of every collection that was written to, then runs the start-up
 * tasks again. The collections and their indexes stay.
 */
public class EmptyStore extends AbstractTestExecutionListener {

    /** The collections that the start-up tasks fill; as long as nobody else writes to them they need no emptying. */
    private static final WeakHashMap<ApplicationContext, Set<String>> FILLED_AT_START = new WeakHashMap<>();

    @Override
    public void beforeTestClass(TestContext test) {
        assertThat(test.getTestClass())
                .as("whose store is emptied under it by the tests that run beside it")
                .matches(type -> !type.isAnnotationPresent(ProcessTest.class));
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = test.getApplicationContext();
        var commands = context.getBean(Commands.class);
        var mongo = context.getBean(ReactiveMongoTemplate.class);
        var filledAtStart = FILLED_AT_START.get(context);
        if (filledAtStart == null) {
            filledAtStart = commands.written();
            FILLED_AT_START.put(context, filledAtStart);
        }
        Flux.fromIterable(commands.written())
                .concatMap(name -> mongo.getCollection(name))
                .concatMap(collection -> Mono.from(collection.deleteMany(new Document())))
                .then()
                .block();
        Flux.fromStream(context.getBeanProvider(StartUpTask.class).orderedStream())
                .filter(task -> !(task instanceof Indexes))
                .concatMap(StartUpTask::run)
                .then()
                .block();
        commands.forget(filledAtStart);
    }
}
