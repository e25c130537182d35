package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.safeconduct.evidence.TreeHash;

/** A log laid out as C2SP tlog-tiles: a web address that ends before {@code /checkpoint}, or a folder with the same paths. */
interface LogSource {

    /** @throws NotProven if it is not there */
    byte[] read(String path) throws IOException, NotProven;

    default String checkpoint() throws IOException, NotProven {
        return new String(read("checkpoint"), StandardCharsets.UTF_8);
    }

    /** The tile's hashes, as wide as a tree of that size has it. */
    default byte[] tile(int level, long number, long size) throws IOException, NotProven {
        long hashes = size >>> (8 * level);
        int width = (int) Math.min(Rebuilt.WIDTH, hashes - number * Rebuilt.WIDTH);
        byte[] tile = read("tile/" + level + "/" + number(number, width));
        if (tile.length != width * TreeHash.LENGTH) {
            throw new NotProven("tile " + level + "/" + number + " is not " + width + " hashes wide");
        }
        return tile;
    }

    /** The entries of a bundle, as many as a tree of that size has in it. */
    default List<byte[]> entries(long number, long size) throws IOException, NotProven {
        int width = (int) Math.min(Rebuilt.WIDTH, size - number * Rebuilt.WIDTH);
        byte[] bundle = read("tile/entries/" + number(number, width));
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at + 2 <= bundle.length) {
            int length = ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
            if (at + 2 + length > bundle.length) {
                break;
            }
            entries.add(java.util.Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        if (at != bundle.length || entries.size() != width) {
            throw new NotProven(
                    "bundle " + number + " does not hold " + width + " entries; the first that is missing or"
                            + " cut is entry " + (number * Rebuilt.WIDTH + Math.min(entries.size(), width)));
        }
        return entries;
    }

    private static String number(long number, int width) {
        StringBuilder path = new StringBuilder("%03d".formatted(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return width == Rebuilt.WIDTH ? path.toString() : path + ".p/" + width;
    }

    /** @param ca an authority to trust in place of the platform's */
    static LogSource of(String place, Optional<Path> ca) throws IOException {
        if (!place.startsWith("https://") && !place.startsWith("http://")) {
            Path folder = Path.of(place);
            return path -> {
                try {
                    return Files.readAllBytes(folder.resolve(path));
                } catch (NoSuchFileException e) {
                    throw new NotProven("the log does not have " + path);
                }
            };
        }
        URI prefix = URI.create(place.endsWith("/") ? place : place + "/");
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        if (ca.isPresent()) {
            client.sslContext(trusting(ca.get()));
        }
        HttpClient http = client.build();
        return path -> get(http, prefix.resolve(path), path);
    }

    private static byte[] get(HttpClient http, URI uri, String path) throws IOException, NotProven {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404) {
                throw new NotProven("the log does not have " + path);
            }
            if (answer.statusCode() != 200) {
                throw new IOException(uri + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static SSLContext trusting(Path ca) throws IOException {
        try (InputStream in = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException(ca + " holds no certificate that can be used", e);
        }
    }
}
