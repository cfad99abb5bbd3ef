package vn.sanvat.catalog.imports;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import vn.sanvat.text.Utf8;
import vn.sanvat.web.Problem;

/** Cuts a stream of bytes into lines. Holds at most one line; what a line has beyond the limit is counted and dropped. */
final class Lines {

    static final int MAX_LINES = 10_000;
    static final int MAX_LINE_BYTES = 64 * 1024;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int number = 1;
    private long length;

    private Lines() {}

    /**
     * @param number 1 for the first
     * @param json none of it where it is refused
     * @param last whether nothing after it is read
     */
    record Line(int number, ByteBuffer json, @Nullable Problem refusal, boolean last) {

        static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

        boolean blank() {
            if (refusal != null) {
                return false;
            }
            for (int i = 0; i < json.limit(); i++) {
                // Bytes beyond ASCII are negative, and never white space.
                if (json.get(i) > ' ' || json.get(i) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Blank lines are left out, but counted; one line more than allowed comes as a refusal and is the last, and so does one
     * that is not UTF-8: what follows it would be read as other letters than were written.
     *
     * @return the lines that each piece of the body ends, a list for each piece; empty lists are left out
     */
    static Flux<List<Line>> of(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            var lines = new Lines();
            return body.map(lines::feed)
                    .concatWith(Flux.defer(() -> Flux.just(lines.end())))
                    .map(Lines::wanted)
                    .takeUntil(some -> !some.isEmpty() && some.getLast().last())
                    .filter(some -> !some.isEmpty());
        });
    }

    private static List<Line> wanted(List<Line> lines) {
        var wanted = new ArrayList<Line>();
        for (var line : lines) {
            if (!line.blank()) {
                wanted.add(line);
            }
            if (line.last()) {
                break;
            }
        }
        return wanted;
    }

    private List<Line> feed(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        var lines = new ArrayList<Line>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                add(bytes, from, i);
                lines.add(finish());
                from = i + 1;
            }
        }
        add(bytes, from, bytes.length);
        return lines;
    }

    private List<Line> end() {
        return length == 0 ? List.of() : List.of(finish());
    }

    private void add(byte[] bytes, int from, int to) {
        length += to - from;
        if (length <= MAX_LINE_BYTES) {
            begun.write(bytes, from, to - from);
        }
    }

    private Line finish() {
        var line = line(ByteBuffer.wrap(begun.toByteArray()));
        begun.reset();
        length = 0;
        number++;
        return line;
    }

    private Line line(ByteBuffer bytes) {
        if (number > MAX_LINES) {
            return new Line(number, Line.NOTHING, tooMany(), true);
        }
        if (length > MAX_LINE_BYTES) {
            return new Line(number, Line.NOTHING, tooLong(length), false);
        }
        return Utf8.in(bytes)
                ? new Line(number, Utf8.withoutMark(bytes), null, false)
                : new Line(number, Line.NOTHING, notUtf8(number), true);
    }

    private static Problem notUtf8(int number) {
        return Problem.invalid(
                "body",
                "Dòng " + number + " " + Utf8.SAVE_AS_UTF8.vi() + ". Từ dòng này trở đi chưa nhập gì",
                "Line " + number + " " + Utf8.SAVE_AS_UTF8.in(Locale.ENGLISH)
                        + ". From this line on nothing was imported");
    }

    private static Problem tooMany() {
        return Problem.invalid(
                "body",
                "Mỗi lần gửi tối đa " + MAX_LINES + " dòng; từ dòng này trở đi chưa đọc, hãy gửi tiếp lần sau",
                "A request may have at most " + MAX_LINES
                        + " lines; from this one on nothing was read, send it in the next request");
    }

    private static Problem tooLong(long bytes) {
        return Problem.invalid(
                "body",
                "Dòng dài " + bytes + " byte; tối đa " + MAX_LINE_BYTES + " byte",
                "The line has " + bytes + " bytes; at most " + MAX_LINE_BYTES + " are allowed");
    }
}
