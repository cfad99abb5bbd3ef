package vn.sanvat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The real service as a process of its own, on free ports where none is said, with its embedded store in the given folder. It is made of the classes that
 * the build has compiled; or, where {@code -Dsanvat.packaged} names one, of the packaged jar or of the folder that {@code aot.sh} makes.
 */
public final class ServiceProcess implements AutoCloseable {

    /** In place of a port. */
    public static final int NO_STORE = 0;

    private static final @Nullable String PACKAGED = System.getProperty("sanvat.packaged");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Pattern STORE = Pattern.compile("Embedded store in .*, at 127\\.0\\.0\\.1:(\\d+):");
    private static final Pattern HTTP = Pattern.compile("Netty started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("Started SanVat in");

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param more arguments, such as {@code --sanvat.publish.every=1s} */
    public static ServiceProcess start(Path folder, Path output, String... more) throws IOException {
        return startOn(null, folder, output, more);
    }

    /**
     * @param mongoUri of the server that holds the records; the service's own embedded store where absent
     * @param folder of the store, or of the search index alone
     */
    public static ServiceProcess startOn(@Nullable String mongoUri, Path folder, Path output, String... more)
            throws IOException {
        var command = new ArrayList<>(program());
        command.add("--sanvat.store.folder=" + folder.toAbsolutePath());
        command.addAll(List.of(more));
        unlessSaid(command, "--server.port=", "0");
        unlessSaid(command, "--sanvat.sample.enabled=", "false");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("SPRING_MONGODB_URI");
        if (mongoUri != null) {
            builder.environment().put("SPRING_MONGODB_URI", mongoUri);
        }
        if (PACKAGED != null && Files.isDirectory(Path.of(PACKAGED))) {
            builder.directory(Path.of(PACKAGED).toFile());
        }
        return new ServiceProcess(builder.start(), output);
    }

    /** An argument that is given twice is a list of both. */
    private static void unlessSaid(List<String> command, String argument, String value) {
        if (command.stream().noneMatch(said -> said.startsWith(argument))) {
            command.add(argument + value);
        }
    }

    private static List<String> program() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (PACKAGED == null) {
            var classes = System.getProperty("java.class.path");
            return List.of(
                    java,
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classes,
                    "vn.sanvat.SanVat");
        }
        var packaged = Path.of(PACKAGED).toAbsolutePath();
        if (!Files.exists(packaged)) {
            throw new IllegalStateException("-Dsanvat.packaged names " + packaged + ", where nothing is");
        }
        return Files.isDirectory(packaged)
                // As the folder is meant to be used; but where the cache does not fit, that is a failure here.
                ? List.of(java, "-XX:AOTCache=sanvat.aot", "-XX:AOTMode=on", "@sanvat.options", "-jar", "sanvat.jar")
                : List.of(java, "-Xmx256m", "-jar", packaged.toString());
    }

    /** @return the port at which the store listens, once the service is ready; {@link #NO_STORE} where it holds none */
    public int awaitReady() throws IOException, InterruptedException {
        var store = STORE.matcher(await(READY));
        return store.find() ? Integer.parseInt(store.group(1)) : NO_STORE;
    }

    /** @return the port at which the store listens, before the service is ready */
    public int awaitStore() throws IOException, InterruptedException {
        var store = STORE.matcher(await(STORE));
        return store.find() ? Integer.parseInt(store.group(1)) : NO_STORE;
    }

    /** @return what the service has said until then */
    private String await(Pattern said) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var text = output();
            if (said.matcher(text).find()) {
                return text;
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The service ended with " + process.exitValue() + ":\n" + text);
            }
        }
        throw new IllegalStateException("The service has not said " + said + " in " + START_LIMIT + ":\n" + output());
    }

    /** @return the port at which people reach the service, once it is ready */
    public int httpPort() throws IOException {
        var http = HTTP.matcher(output());
        if (!http.find()) {
            throw new IllegalStateException("The service has not said where it listens:\n" + output());
        }
        return Integer.parseInt(http.group(1));
    }

    /** SIGKILL: the process gets no chance to write anything more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @return the exit status, after a polite request to stop */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
