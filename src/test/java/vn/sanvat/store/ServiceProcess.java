package vn.sanvat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The real service as a process of its own, on free ports, with its embedded store in the given folder. */
public final class ServiceProcess implements AutoCloseable {

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
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.sanvat.SanVat",
                "--server.port=0",
                "--sanvat.sample.enabled=false",
                "--sanvat.store.folder=" + folder));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("SPRING_MONGODB_URI");
        return new ServiceProcess(builder.start(), output);
    }

    /** @return the port at which the store listens, once the service is ready */
    public int awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var text = Files.readString(output);
            var store = STORE.matcher(text);
            if (READY.matcher(text).find() && store.find()) {
                return Integer.parseInt(store.group(1));
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The service ended with " + process.exitValue() + ":\n" + text);
            }
        }
        throw new IllegalStateException(
                "The service was not ready in " + START_LIMIT + ":\n" + Files.readString(output));
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
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
