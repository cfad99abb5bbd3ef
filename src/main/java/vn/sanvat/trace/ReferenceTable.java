package vn.sanvat.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table of reference data beside the classes: one row a line, cells between bars, lines with {@code #} are remarks. */
public final class ReferenceTable {

    private ReferenceTable() {}

    /** @param name such as {@code yields.psv} */
    public static List<List<String>> rows(String name) {
        try (var in = ReferenceTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\\|", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
