package vn.sanvat.catalog.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.imports.Lines.Line;
import vn.sanvat.web.NdjsonReader;
import vn.sanvat.web.Problem;

/** Reads lines of JSON, has what they ask for written by the batch, and answers each. */
@Component
class Imports {

    /** Pieces of a body that wait to be read. */
    private static final int MAX_PIECES = 16;

    private final NdjsonReader lines;
    private final ImportWriter writer;

    Imports(NdjsonReader lines, ImportWriter writer) {
        this.lines = lines;
        this.writer = writer;
    }

    /** A line that was read and is of the right shape: it replaces the product whole, but for photos that it says nothing of. */
    record Item(int line, ImportLine asks, Product.Content checked) implements ImportItem {

        @Override
        public String cooperative() {
            return asks.cooperative();
        }

        @Override
        public String code() {
            return asks.code();
        }

        @Override
        public boolean codeMayBeId() {
            return false;
        }

        @Override
        public List<String> photos() {
            return checked.photos();
        }

        @Override
        public Product.Content content(Product.@Nullable Content now) {
            return asks.photos() == null && now != null ? checked.withPhotos(now.photos()) : checked;
        }
    }

    /**
     * Some lines; those that nobody can read, or that are of a wrong shape, are answered already.
     *
     * @param brokenOff why nothing follows, where that is not the end
     */
    record Read(List<ImportAnswer> refused, List<Item> items, Optional<Problem> brokenOff) {}

    /** What the lines of each piece ask for. Touches nothing. */
    Flux<Read> read(Flux<List<Line>> pieces) {
        return pieces.publishOn(writer.checking(), MAX_PIECES).map(some -> {
            var read = new Read(new ArrayList<>(), new ArrayList<>(), notText(some.getLast()));
            some.forEach(line -> read(line, read));
            return read;
        });
    }

    /** Why nothing after a line is read, where that is because the file is in another encoding. */
    private static Optional<Problem> notText(Line line) {
        return Optional.ofNullable(line.refusal()).filter(refusal -> line.last() && line.number() <= Lines.MAX_LINES);
    }

    private void read(Line line, Read read) {
        ImportLine asks = null;
        try {
            if (line.refusal() != null) {
                throw line.refusal();
            }
            asks = lines.read(line.json(), ImportLine.class);
            read.items().add(new Item(line.number(), asks, asks.checked()));
        } catch (RuntimeException refusal) {
            read.refused()
                    .add(ImportAnswer.refused(line.number(), asks == null ? null : asks.code(), Problem.from(refusal)));
        }
    }

    /** @return one answer to each line, in their order, whatever happens */
    Mono<List<ImportAnswer>> take(List<Read> batch, ImportOptions options) {
        var items = batch.stream().flatMap(read -> read.items().stream()).toList();
        return writer.take(items, options)
                .map(results -> Stream.concat(
                                batch.stream().flatMap(read -> read.refused().stream()),
                                results.stream().map(ImportAnswer::of))
                        .sorted(Comparator.comparingInt(ImportAnswer::line))
                        .toList());
    }
}
