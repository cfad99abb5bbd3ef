package vn.sanvat;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.web.Audience;

/** The rules of docs/decisions and of the house style that a machine can check; each is shown to catch a breach. */
class ArchitectureTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.sanvat");

    private static final Set<String> WAITING =
            Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream");
    private static final Set<Class<?>> CLOCKS =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    static final ArchRule NOTHING_WAITS_OR_SUBSCRIBES = noClasses()
            .should(call(
                    "block, subscribe or the like",
                    call -> reactive(call)
                            && (WAITING.contains(call.getName())
                                    || call.getName().equals("subscribe"))))
            .because(
                    "a thread that serves requests must not wait, and a subscription of our own loses context and errors");

    static final ArchRule ONLY_THE_START_AND_THE_END_WAIT = noClasses()
            .that(are(
                    "not the start and the end of the process",
                    type -> !type.getFullName().equals("vn.sanvat.store.start.ProcessLifecycle")))
            .should(call("toFuture", call -> reactive(call) && call.getName().equals("toFuture")))
            .because("only the threads that begin and end the process serve nobody");

    private static final Set<String> BLOCKS = Set.of(
            "catalog.imports.ImportWriter",
            "catalog.sheet.GoodsSheets",
            "identity.message.FolderMessages",
            "identity.message.OutgoingMessages",
            "identity.provider.SignInProviders",
            "identity.signin.PasswordHasher",
            "label.LinkPictures",
            "label.QrImages",
            "media.Photos",
            "media.picture.PictureWorkshop",
            "publish.export.Exports",
            "search.SearchConfiguration",
            "store.refusal.StoreHealth",
            "web.ApiDescription");

    static final ArchRule SCHEDULERS_WHERE_WORK_BLOCKS = noClasses()
            .that(are(
                    "outside of what blocks",
                    type -> !BLOCKS.contains(outermost(type).getFullName().replaceFirst("^vn\\.sanvat\\.", ""))))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Schedulers.class)
            .because(
                    "pictures, sheets, password hashes, messages, sign-in providers, the search index, the store file, the lines"
                            + " of an import and the description of the API take a thread for long, and nothing else");

    static final ArchRule GS1_AND_TEXT_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("..gs1..", "..text..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..", "org.jspecify..", "vn.sanvat.gs1..", "vn.sanvat.text..")
                    .or(describe(
                            "Modulith's marks", type -> type.getPackageName().equals("org.springframework.modulith")))
                    .or(describe(
                            "arrays of primitives",
                            type -> type.getPackageName().isEmpty())))
            .because("the vocabulary outlives every framework");

    static final ArchRule QUERIES_ARE_UNDERSTOOD_WITHOUT_AN_INDEX = noClasses()
            .that()
            .resideInAPackage("vn.sanvat.search.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..", "org.springframework..", "reactor..")
            .because("what people type is read by pure functions, whatever finds it");

    /** A folder of a module is its own: {@code vn.sanvat.search.index} is reached through {@code vn.sanvat.search}. */
    static final ArchRule FOLDERS_ARE_REACHED_THROUGH_THEIR_MODULE =
            classes().should(reachNoFolderOfAnotherModule()).because("what others use stands on the module's face");

    static final ArchRule MONGO_IN_STORES_ONLY = noClasses()
            .that(are("neither store nor configuration", type -> !store(type)))
            .should(depend(
                    "on Mongo's types",
                    target -> mongo(target)
                            // Annotations of records, and what those are made of.
                            && !target.getPackageName().equals("org.springframework.data.mongodb.core.mapping")))
            .because("only stores speak the database's language");

    static final ArchRule CASE_CHANGES_NAME_A_LOCALE = noClasses()
            .should(call(
                    "toLowerCase() or toUpperCase()",
                    call -> call.getTargetOwner().isEquivalentTo(String.class)
                            && (call.getName().equals("toLowerCase")
                                    || call.getName().equals("toUpperCase"))
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .because("a Turkish machine writes another i");

    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that(are("not where the clock is made", type -> !type.getFullName().equals("vn.sanvat.SanVat")))
            .should(call("the system's clock", ArchitectureTests::readsTheSystemsClock))
            .because("what depends on time must be testable");

    static final ArchRule CONTROLLERS_ARE_THEIR_PACKAGES_OWN = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    static final ArchRule CONTROLLERS_SAY_WHO_THEY_ARE_FOR = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beMetaAnnotatedWith(Audience.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areMetaAnnotatedWith(Audience.class)
            .because("who may see what stands in one place, at the controller");

    /** One in a folder is guarded by {@link #FOLDERS_ARE_REACHED_THROUGH_THEIR_MODULE}. */
    static final ArchRule STORES_ARE_THEIR_MODULES_OWN = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .and(are("on the face of a module", type -> !folder(type)))
            .should()
            .bePackagePrivate();

    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            fields().should().notBeAnnotatedWith(Autowired.class).because("a constructor says what a class needs");

    /** But for the notice at the start and the answer of a command, which are for whoever typed it. */
    static final ArchRule LOGS_GO_THROUGH_SLF4J = noClasses()
            .that(are(
                    "not for whoever typed the command",
                    type -> !Set.of("vn.sanvat.store.start.StartUpBanner", "vn.sanvat.store.start.StoreCheck")
                            .contains(type.getFullName())))
            .should(depend(
                    "on java.util.logging", target -> target.getPackageName().equals("java.util.logging")))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /** A field of the record is read within its package; others read what everybody may see. */
    static final ArchRule PERSONS_IDS_ARE_SHOWN_MASKED = noClasses()
            .that()
            .resideOutsideOfPackage("vn.sanvat.cooperative")
            .should()
            .callMethod(Cooperative.class, "taxCode")
            .orShould()
            .callMethod(Cooperative.class, "representative")
            .orShould()
            .callMethod(Cooperative.Registration.class, "number")
            .because("the tax code of a household is the number of a person's identity card");

    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            SlicesRuleDefinition.slices().matching("vn.sanvat.(*)..").should().beFreeOfCycles();

    @Test
    void pagesShowPersonsIdsMasked() {
        PERSONS_IDS_ARE_SHOWN_MASKED.check(new ClassFileImporter().importPackages("gg.jte"));
    }

    @TestFactory
    Stream<DynamicTest> theMainCodeKeepsTheRules() {
        return Stream.of(
                        NOTHING_WAITS_OR_SUBSCRIBES,
                        ONLY_THE_START_AND_THE_END_WAIT,
                        SCHEDULERS_WHERE_WORK_BLOCKS,
                        GS1_AND_TEXT_ARE_PURE,
                        QUERIES_ARE_UNDERSTOOD_WITHOUT_AN_INDEX,
                        FOLDERS_ARE_REACHED_THROUGH_THEIR_MODULE,
                        MONGO_IN_STORES_ONLY,
                        CASE_CHANGES_NAME_A_LOCALE,
                        TIME_COMES_FROM_THE_CLOCK,
                        CONTROLLERS_ARE_THEIR_PACKAGES_OWN,
                        CONTROLLERS_SAY_WHO_THEY_ARE_FOR,
                        STORES_ARE_THEIR_MODULES_OWN,
                        NOTHING_IS_INJECTED_INTO_FIELDS,
                        LOGS_GO_THROUGH_SLF4J,
                        PERSONS_IDS_ARE_SHOWN_MASKED,
                        PACKAGES_HAVE_NO_CYCLES)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(MAIN)));
    }

    /** A rule that cannot fail is none. */
    @TestFactory
    Stream<DynamicTest> everyRuleCatchesABreach() {
        return Stream.of(
                breach(NOTHING_WAITS_OR_SUBSCRIBES, Breaches.Waits.class),
                breach(NOTHING_WAITS_OR_SUBSCRIBES, Breaches.Subscribes.class),
                breach(NOTHING_WAITS_OR_SUBSCRIBES, Breaches.WaitsByReference.class),
                breach(ONLY_THE_START_AND_THE_END_WAIT, Breaches.MakesAFuture.class),
                breach(SCHEDULERS_WHERE_WORK_BLOCKS, Breaches.Schedules.class),
                breach(GS1_AND_TEXT_ARE_PURE, vn.sanvat.text.FrameworkInText.class),
                breach(QUERIES_ARE_UNDERSTOOD_WITHOUT_AN_INDEX, vn.sanvat.search.query.LuceneInQuery.class),
                breach(FOLDERS_ARE_REACHED_THROUGH_THEIR_MODULE, Breaches.ReachesIntoAFolder.class),
                breach(MONGO_IN_STORES_ONLY, Breaches.QueriesMongo.class),
                breach(CASE_CHANGES_NAME_A_LOCALE, Breaches.ChangesCase.class),
                breach(TIME_COMES_FROM_THE_CLOCK, Breaches.ReadsTheTime.class),
                breach(TIME_COMES_FROM_THE_CLOCK, Breaches.ReadsTheTimeByReference.class),
                breach(CONTROLLERS_ARE_THEIR_PACKAGES_OWN, Breaches.OpenController.class),
                breach(CONTROLLERS_SAY_WHO_THEY_ARE_FOR, Breaches.ForWhoever.class),
                breach(STORES_ARE_THEIR_MODULES_OWN, Breaches.OpenStore.class),
                breach(NOTHING_IS_INJECTED_INTO_FIELDS, Breaches.InjectsAField.class),
                breach(LOGS_GO_THROUGH_SLF4J, Breaches.Prints.class),
                breach(LOGS_GO_THROUGH_SLF4J, Breaches.LogsPastSlf4j.class),
                breach(PERSONS_IDS_ARE_SHOWN_MASKED, Breaches.ShowsATaxCode.class),
                breach(PACKAGES_HAVE_NO_CYCLES, vn.sanvat.gs1.TextInGs1.class, vn.sanvat.text.Gs1InText.class));
    }

    private static DynamicTest breach(ArchRule rule, Class<?>... breach) {
        return DynamicTest.dynamicTest(
                breach[0].getSimpleName(),
                () -> assertThat(rule.evaluate(new ClassFileImporter().importClasses(breach))
                                .hasViolation())
                        .isTrue());
    }

    private static boolean reactive(JavaCodeUnitAccess<?> call) {
        var owner = call.getTargetOwner();
        return owner.isAssignableTo(Mono.class)
                || owner.isAssignableTo(Flux.class)
                || owner.isAssignableTo(Publisher.class);
    }

    private static boolean readsTheSystemsClock(JavaCodeUnitAccess<?> call) {
        var owner = call.getTargetOwner();
        var clockless = CLOCKS.stream().anyMatch(owner::isEquivalentTo)
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return clockless
                || (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Clock.class)
                        && (call.getName().startsWith("system")
                                || call.getName().startsWith("tick")));
    }

    private static boolean mongo(JavaClass type) {
        return Stream.of("org.springframework.data.mongodb.", "com.mongodb.", "org.bson.")
                .anyMatch(type.getFullName()::startsWith);
    }

    private static boolean store(JavaClass type) {
        return type.getPackageName().equals("vn.sanvat.store")
                || type.getPackageName().startsWith("vn.sanvat.store.")
                || outermost(type).getSimpleName().endsWith("Store")
                || outermost(type).isAnnotatedWith(Configuration.class);
    }

    private static ArchCondition<JavaClass> reachNoFolderOfAnotherModule() {
        return new ArchCondition<>("reach no folder of another module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> folder(dependency.getTargetClass())
                                && !module(type).equals(module(dependency.getTargetClass())))
                        .map(Dependency::getDescription)
                        .forEach(description -> events.add(SimpleConditionEvent.violated(type, description)));
            }
        };
    }

    /** The part of a package's name after {@code vn.sanvat}; empty for classes outside and for the application itself. */
    private static String module(JavaClass type) {
        var names = type.getPackageName().split("\\.", -1);
        return type.getPackageName().startsWith("vn.sanvat.") ? names[2] : "";
    }

    private static boolean folder(JavaClass type) {
        return type.getPackageName().startsWith("vn.sanvat.")
                && type.getPackageName().split("\\.", -1).length > 3;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> predicate) {
        return describe("are " + description, predicate);
    }

    private static ArchCondition<JavaClass> call(String what, Predicate<JavaCodeUnitAccess<?>> predicate) {
        return new ArchCondition<>("call " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(predicate)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> depend(String what, Predicate<JavaClass> predicate) {
        return new ArchCondition<>("depend " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> predicate.test(dependency.getTargetClass()))
                        .map(Dependency::getDescription)
                        .forEach(description -> events.add(SimpleConditionEvent.satisfied(type, description)));
            }
        };
    }
}
