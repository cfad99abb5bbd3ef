package vn.sanvat.media.picture;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;
import vn.sanvat.media.PictureRefusals;

/**
 * What a decoder is given of a file: the parts that its pixels need, and nothing else of it, one after the other and without a copy.
 * A decoder whose thread is interrupted reads no further.
 */
final class PictureInput extends ImageInputStreamImpl {

    private final List<Part> parts;
    private final long length;

    private int part;
    private long partAt;

    private PictureInput(List<Part> parts, long length) {
        this.parts = parts;
        this.length = length;
    }

    /** @param to exclusive */
    record Part(Bytes in, int from, int to) {

        int length() {
            return to - from;
        }
    }

    /** The parts of one file, in their order. */
    static final class Parts {

        /** A camera's file has about a hundred; a file of empty parts costs more memory than its bytes. */
        private static final int MAX_PARTS = 20_000;

        private final List<Part> parts = new ArrayList<>();

        Parts add(Bytes in, int from, int to) {
            var last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.in == in && last.to == from) {
                parts.set(parts.size() - 1, new Part(in, last.from, to));
            } else if (parts.size() == MAX_PARTS) {
                throw PictureRefusals.damaged();
            } else {
                parts.add(new Part(in, from, to));
            }
            return this;
        }

        Parts add(byte[] bytes) {
            return add(new Bytes(bytes), 0, bytes.length);
        }

        Parts add(Parts others) {
            others.parts.forEach(part -> add(part.in, part.from, part.to));
            return this;
        }

        long length() {
            return parts.stream().mapToLong(Part::length).sum();
        }

        PictureInput open() {
            return new PictureInput(List.copyOf(parts), length());
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read() throws InterruptedIOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The time for this picture is over");
        }
        bitOffset = 0;
        if (streamPos >= length) {
            return -1;
        }
        find();
        var from = parts.get(part);
        int skip = (int) (streamPos - partAt);
        int taken = Math.min(count, from.length() - skip);
        System.arraycopy(from.in.all(), from.from + skip, into, offset, taken);
        streamPos += taken;
        return taken;
    }

    /** Decoders go forward, or back to the start. */
    private void find() {
        if (streamPos < partAt) {
            part = 0;
            partAt = 0;
        }
        while (streamPos >= partAt + parts.get(part).length()) {
            partAt += parts.get(part).length();
            part++;
        }
    }
}
