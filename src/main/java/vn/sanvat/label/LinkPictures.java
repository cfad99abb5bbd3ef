package vn.sanvat.label;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What a shared link shows on Facebook and Zalo: a photo with words below it, 1200 × 630 px. The work blocks, and so has a thread and a
 * queue of its own; a full queue is answered as busy.
 */
@Service
public class LinkPictures implements DisposableBean {

    public static final int WIDTH_PX = 1_200;
    public static final int HEIGHT_PX = 630;

    private static final int THREADS = 1;
    private static final int MAX_QUEUE = 64;
    private static final float JPEG_QUALITY = 0.82f;

    private static final Color PAPER = new Color(0xfffdf6);
    private static final Color INK = new Color(0x2b2016);
    private static final Color ALARM = new Color(0xb3201a);
    private static final int MARGIN_PX = 48;
    private static final int TITLE_PX = 58;
    private static final int SUBTITLE_PX = 34;
    private static final int BAND_PX = 168;
    private static final int ALARM_PX = 110;
    private static final int ALARM_BAND_PX = 190;

    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, MAX_QUEUE, "link-pictures");

    /**
     * What stands on the picture.
     *
     * @param title in large letters; made smaller where it is long
     * @param alarm what nobody may miss, such as a recall, across the top in red
     */
    public record Words(
            String title, String subtitle, @Nullable String alarm) {}

    /**
     * @param photo a JPEG or PNG of ours, not of a stranger; the house's own picture where absent
     * @return a JPEG
     */
    public Mono<byte[]> jpeg(byte @Nullable [] photo, Words words) {
        return Mono.fromCallable(() -> drawn(photo, words)).subscribeOn(scheduler);
    }

    private static byte[] drawn(byte @Nullable [] photo, Words words) throws IOException {
        var image = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        cover(pen, photo == null ? ours() : read(new ByteArrayInputStream(photo)));
        pen.setColor(PAPER);
        pen.fillRect(0, HEIGHT_PX - BAND_PX, WIDTH_PX, BAND_PX);
        pen.setColor(INK);
        write(pen, words.title(), HEIGHT_PX - BAND_PX + 78, TITLE_PX);
        write(pen, words.subtitle(), HEIGHT_PX - BAND_PX + 134, SUBTITLE_PX);
        if (words.alarm() != null) {
            pen.setColor(ALARM);
            pen.fillRect(0, 0, WIDTH_PX, ALARM_BAND_PX);
            pen.setColor(Color.WHITE);
            write(pen, words.alarm(), 132, ALARM_PX);
        }
        pen.dispose();
        return encoded(image);
    }

    /** Fills the picture; what stands over at two sides is cut off. */
    private static void cover(Graphics2D pen, @Nullable BufferedImage photo) {
        var shown = Objects.requireNonNull(photo, "a photo of ours can be read");
        var scale = Math.max((double) WIDTH_PX / shown.getWidth(), (double) HEIGHT_PX / shown.getHeight());
        int width = (int) Math.ceil(shown.getWidth() * scale);
        int height = (int) Math.ceil(shown.getHeight() * scale);
        pen.drawImage(shown, (WIDTH_PX - width) / 2, (HEIGHT_PX - height) / 2, width, height, null);
    }

    /** On one line, smaller where it is long. */
    private static void write(Graphics2D pen, String text, int y, int size) {
        var fitting = Math.min(size, (WIDTH_PX - 2 * MARGIN_PX) / Math.max(1, Lettering.width(text)));
        pen.fill(Lettering.shape(text, MARGIN_PX, y, fitting));
    }

    private static BufferedImage ours() throws IOException {
        try (InputStream in = LinkPictures.class.getResourceAsStream("/static/share.jpg")) {
            return read(Objects.requireNonNull(in));
        }
    }

    /** In memory: a stream that ImageIO makes itself lies in a file, for which there may be no room. */
    private static BufferedImage read(InputStream in) throws IOException {
        return ImageIO.read(new MemoryCacheImageInputStream(in));
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
