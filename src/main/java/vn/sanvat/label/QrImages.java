package vn.sanvat.label;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.web.Problem;

/**
 * QR codes as pictures. Each is read again before it is handed out. The work blocks, and so has threads and a queue of its own; a
 * full queue is answered as busy.
 */
@Service
public class QrImages implements DisposableBean {

    public static final int MIN_SIDE_PX = 64;
    public static final int MAX_SIDE_PX = 2_048;

    /** More would make a code that cheap cameras do not read. */
    private static final int MAX_CHARACTERS = 300;

    private static final int THREADS = 2;
    private static final int MAX_QUEUE = 64;

    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, MAX_QUEUE, "qr");

    /** How much of a code may be dirty or torn. */
    public enum Correction {
        /** About 7 %. */
        L(ErrorCorrectionLevel.L),
        /** About 15 %: the usual one. */
        M(ErrorCorrectionLevel.M),
        /** About 25 %. */
        Q(ErrorCorrectionLevel.Q),
        /** About 30 %. */
        H(ErrorCorrectionLevel.H);

        private final ErrorCorrectionLevel level;

        Correction(ErrorCorrectionLevel level) {
            this.level = level;
        }
    }

    /**
     * @param caption lines of words under the code; none for the code alone
     * @return an SVG document, UTF-8
     */
    public Mono<byte[]> svg(String text, Correction correction, List<String> caption) {
        return drawn(text, () -> QrDrawing.svg(text, correction.level, caption));
    }

    /**
     * @param sidePx {@link #MIN_SIDE_PX}..{@link #MAX_SIDE_PX}; words make the picture higher
     * @param caption lines of words under the code; a small picture has none
     * @throws Problem naming {@code size} where it is out of bounds or too small for the code
     */
    public Mono<byte[]> png(String text, Correction correction, int sidePx, List<String> caption) {
        if (sidePx < MIN_SIDE_PX || sidePx > MAX_SIDE_PX) {
            return Mono.error(Problem.invalid(
                    "size",
                    "size là " + sidePx + "; phải từ " + MIN_SIDE_PX + " đến " + MAX_SIDE_PX + " px",
                    "size is " + sidePx + "; allowed are " + MIN_SIDE_PX + " to " + MAX_SIDE_PX + " px"));
        }
        return drawn(text, () -> QrDrawing.png(text, correction.level, sidePx, caption));
    }

    private Mono<byte[]> drawn(String text, Callable<byte[]> drawing) {
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return Mono.error(new IllegalArgumentException(
                    "A code holds 1 to " + MAX_CHARACTERS + " characters, not " + text.length()));
        }
        return Mono.fromCallable(drawing).subscribeOn(scheduler);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
