package vn.sanvat.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the same thing is called elsewhere: {@code synonyms.tsv}, whose first lines say how it is read. A name of one word stands for
 * its group only where it was typed with its marks, because {@code lac} may be many things.
 */
public final class Synonyms {

    static final int MAX_WORDS = 4;

    /** One name, and those that are searched for too. */
    private record Name(List<Word> words, List<List<Word>> others) {}

    private final Map<String, List<Name>> byFolded = new HashMap<>();

    /** @param lines three or more columns parted by tabs: names parted by commas, kind, source; {@code #} begins a remark */
    Synonyms(Stream<String> lines) {
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::read);
    }

    public static Synonyms ofThisCountry() {
        return new Synonyms(lines("synonyms.tsv"));
    }

    /** The lines of one of the data files beside this class. */
    public static Stream<String> lines(String file) {
        try (var in = Synonyms.class.getResourceAsStream("/search/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The file search/" + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The other names of what these words name; empty where they are in no group. */
    List<List<Word>> of(List<Word> words) {
        var others = new LinkedHashMap<String, List<Word>>();
        meant(words)
                .forEach(
                        name -> name.others().forEach(other -> others.putIfAbsent(Gazetteer.joinedKeys(other), other)));
        return List.copyOf(others.values());
    }

    /** A known name as it is spelt, where some of its marks were typed and others left out; else the words as they are. */
    List<Word> spelt(List<Word> words) {
        var names = meant(words);
        return names.size() == 1 && words.stream().anyMatch(Word::marked)
                ? names.getFirst().words()
                : words;
    }

    private List<Name> meant(List<Word> words) {
        return byFolded.getOrDefault(Gazetteer.joined(words), List.of()).stream()
                .filter(name -> meant(words, name.words()))
                .toList();
    }

    private static boolean meant(List<Word> typed, List<Word> name) {
        if (typed.size() == 1) {
            return typed.getFirst().key().equals(name.getFirst().key());
        }
        for (int i = 0; i < typed.size(); i++) {
            if (!typed.get(i).syllable().mayMean(name.get(i).syllable())) {
                return false;
            }
        }
        return true;
    }

    /** {@code =}: each name finds the others; {@code >}: the first one finds the others, and not the other way round. */
    private void read(String line) {
        var columns = line.split("\t", -1);
        if (columns.length < 3 || columns[2].isBlank() || !columns[1].matches("[=>]")) {
            throw new IllegalStateException("synonyms.tsv needs names, = or >, and a source: " + line);
        }
        var names = Stream.of(columns[0].split(",")).map(Word::in).toList();
        for (int i = 0; i < (columns[1].equals(">") ? 1 : names.size()); i++) {
            var words = names.get(i);
            var others = new ArrayList<>(names);
            others.remove(i);
            byFolded.computeIfAbsent(Gazetteer.joined(words), name -> new ArrayList<>())
                    .add(new Name(words, List.copyOf(others)));
        }
    }
}
