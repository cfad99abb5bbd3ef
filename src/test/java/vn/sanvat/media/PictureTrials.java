package vn.sanvat.media;

import com.luciad.imageio.webp.CompressionType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import vn.sanvat.media.picture.DamagedPicturesTests;

/**
 * Sends large pictures, and a great many small damaged ones, to a service that runs. Started by {@code bench/pictures.sh}.
 *
 * <p>Arguments: its address, its administrator's password, its process id, how many damaged pictures. Prints lines of what, figure and unit,
 * with tabs between; ends with 1 where a picture was not answered, or by an error of ours.
 */
final class PictureTrials {

    private static final int CLIENTS = 6;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String authorization;
    private final Path process;

    private PictureTrials(String url, String password, String pid) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        this.process = Path.of("/proc", pid);
    }

    public static void main(String[] args) throws Exception {
        var trials = new PictureTrials(args[0], args[1], args[2]);
        print("resident before", trials.status("VmRSS"), "MB");
        trials.large();
        trials.damaged(Integer.parseInt(args[3]));
    }

    private void large() throws Exception {
        twice("12 MP baseline JPEG", usual(4000, 3000));
        twice("50 MP baseline JPEG", usual(8660, 5773));
        twice("12 MP progressive JPEG", progressive(4000, 3000));
        twice("24 MP progressive JPEG", progressive(6000, 4000));
        twice("49 MP progressive JPEG", progressive(7000, 7000));
        twice(
                "49 MP JPEG of a scan for each component",
                TestJpegs.jpeg(0xC0, 7000, 7000, 3, TestJpegs.scan(1), TestJpegs.scan(2), TestJpegs.scan(3)));
        twice("4 MP progressive JPEG of 62 scans", manyScans(2000, 2000));
        twice("12 MP PNG with alpha", TestPictures.png(4000, 3000, 8, 6, 200, 100, 50, 128));
        twice("50 MP PNG of 16 bits with alpha", TestPictures.png(8660, 5773, 16, 6, 50_000, 100, 50, 999));
        twice("12 MP lossless WebP", lossless(4000, 3000));
        twice("1 MP WebP of 65,536 tables", TestWebps.webpOfTables(1024));
    }

    /** The same kind of picture twice at once, which differ in what follows their end. */
    private void twice(String what, byte[] picture) throws Exception {
        Files.writeString(process.resolve("clear_refs"), "5");
        long before = status("VmRSS");
        var started = System.nanoTime();
        var answers = atOnce(List.of(
                () -> send(TestPictures.concat(picture, new byte[1])),
                () -> send(TestPictures.concat(picture, new byte[2]))));
        long ms = (System.nanoTime() - started) / 1_000_000;
        print("2 × " + what + " (" + picture.length / 1000 + " kB): " + answers, ms, "ms");
        print("2 × " + what + ": resident at most, from " + before, status("VmHWM"), "MB");
    }

    private void damaged(int count) throws Exception {
        Files.writeString(process.resolve("clear_refs"), "5");
        var pictures = DamagedPicturesTests.pictures()
                .map(picture -> (byte[]) picture.get()[0])
                .toList();
        var answers = new TreeMap<Integer, Integer>();
        var longest = new AtomicLong();
        var random = new Random(2026);
        var places = new Semaphore(CLIENTS);
        long started = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                var picture = pictures.get(i % pictures.size());
                var bytes = i % 4 == 0
                        ? Arrays.copyOf(picture, random.nextInt(picture.length))
                        : DamagedPicturesTests.damaged(picture, random);
                places.acquire();
                people.execute(() -> {
                    try {
                        long sent = System.nanoTime();
                        int status = send(bytes);
                        longest.accumulateAndGet(System.nanoTime() - sent, Math::max);
                        count(answers, status);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        print("damaged pictures: " + answers, count, "");
        print("damaged pictures: a second", count * 1_000_000_000L / (System.nanoTime() - started), "");
        print("damaged pictures: the slowest", longest.get() / 1_000_000, "ms");
        print("damaged pictures: resident at most", status("VmHWM"), "MB");
        int after = send(TestPictures.encoded(TestPictures.plain(300, 200, Color.ORANGE), "jpeg"));
        print("a good one afterwards: " + after, after == 201 ? 0 : 1, "");
        if (after != 201 || !List.of(201, 400, 413, 415, 503).containsAll(answers.keySet())) {
            System.exit(1);
        }
    }

    private static synchronized void count(Map<Integer, Integer> answers, int status) {
        answers.merge(status, 1, Integer::sum);
    }

    /** @return the status; 0 where there was no answer */
    private int send(byte[] picture) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/photos"))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static List<Integer> atOnce(List<Callable<Integer>> work) throws InterruptedException {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            return people.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }

    /** @return MB */
    private long status(String field) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream()
                        .filter(line -> line.startsWith(field + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                / 1024;
    }

    private static void print(String what, long figure, String unit) {
        System.out.println(what + "\t" + figure + "\t" + unit);
    }

    private static byte[] usual(int width, int height) {
        return TestPictures.encoded(noisy(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    private static byte[] progressive(int width, int height) {
        return TestJpegs.progressive(noisy(width, height, BufferedImage.TYPE_3BYTE_BGR));
    }

    private static byte[] lossless(int width, int height) {
        return TestWebps.encoded(
                TestPictures.scene(width, height, Color.ORANGE, Color.GREEN), CompressionType.Lossless);
    }

    /** The last scan of a progressive one, again and again: it says nothing new, and its decoder walks over all pixels for it. */
    private static byte[] manyScans(int width, int height) {
        var jpeg = TestJpegs.progressive(noisy(width, height, BufferedImage.TYPE_BYTE_GRAY));
        int last = jpeg.length - 2;
        while (jpeg[last] != (byte) 0xFF || jpeg[last + 1] != (byte) 0xDA) {
            last--;
        }
        var scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        var all = new ByteArrayOutputStream();
        all.write(jpeg, 0, last);
        int scans = 7;
        while (scans++ < 62 && all.size() + scan.length < Photos.MAX_UPLOAD_BYTES - 10) {
            all.writeBytes(scan);
        }
        all.writeBytes(TestJpegs.eoi());
        return all.toByteArray();
    }

    /** As a photo is: neither plain nor without order. */
    private static BufferedImage noisy(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var random = new Random(1);
        int across = bytes.length / height;
        for (int i = 0; i < bytes.length; i++) {
            int row = i / across;
            bytes[i] = (byte) (128 + 90 * Math.sin(i % across / 97.0) * Math.cos(row / 61.0) + random.nextInt(12));
        }
        return image;
    }
}
