package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record may end in a log, of ours or of the framework: what is a person's is not in what it says of itself. */
class PersonalRecordsTests {

    private static final String PERSONS = "a person's 7f3c";

    /** Components that are a person's in each record that has them. */
    private static final Set<String> PERSONAL = Set.of(
            "contact", "phone", "zalo", "taxCode", "passwordHash", "adminPassword", "secretKey", "representative");

    /** Those that are so in these only: what a buyer writes, who signs, a household's number, an answer that may hold any of them. */
    private static final Map<String, Set<String>> PERSONAL_IN = Map.of(
            "Feedback", Set.of("text"),
            "Report", Set.of("text"),
            "NewFeedback", Set.of("text"),
            "FeedbackView", Set.of("text"),
            "ReportForm", Set.of("text"),
            "Sent", Set.of("text"),
            "Registration", Set.of("number"),
            "Representative", Set.of("name"),
            "Given", Set.of("body"));

    @Test
    void noRecordSaysOfItselfWhatIsAPersons() throws Exception {
        var records = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("vn.sanvat").stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        // The makers of the samples are invented.
                        .filter(record -> !record.getPackageName().equals("vn.sanvat.sample"))
                        .filter(PersonalRecordsTests::holdsAPersons)
                        .toList();

        assertThat(records).hasSizeGreaterThan(10);
        for (var record : records) {
            assertThat(made(record).toString()).as(record.getName()).doesNotContain(PERSONS);
        }
    }

    private static boolean holdsAPersons(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).anyMatch(PersonalRecordsTests::isAPersons);
    }

    private static boolean isAPersons(RecordComponent component) {
        var record = component.getDeclaringRecord().getSimpleName();
        return PERSONAL.contains(component.getName())
                || PERSONAL_IN.getOrDefault(record, Set.of()).contains(component.getName());
    }

    private static Object made(Class<?> record) throws Exception {
        var values = new ArrayList<@Nullable Object>();
        for (var component : record.getRecordComponents()) {
            values.add(isAPersons(component) ? persons(component.getType()) : anything(component.getType()));
        }
        var types = Stream.of(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = record.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError("A " + record.getName() + " cannot be made of nothing", e.getCause());
        }
    }

    private static Object persons(Class<?> type) throws Exception {
        return type.equals(String.class) ? PERSONS : made(type);
    }

    private static @Nullable Object anything(Class<?> type) {
        if (type.equals(long.class)) {
            return 0L;
        }
        if (type.equals(int.class)) {
            return 0;
        }
        if (type.equals(boolean.class)) {
            return false;
        }
        return type.equals(List.class) ? List.of() : null;
    }
}
