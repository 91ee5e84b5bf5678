package org.terreau.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that the installation trusts: those of Java, and those of its own network. */
final class Authorities {

    private Authorities() {}

    /**
     * @param file certificates in PEM
     * @throws IllegalArgumentException when it can't be read, naming it
     */
    static TrustManager[] with(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (TrustManager usual : managers(null))
                if (usual instanceof X509TrustManager known)
                    for (Certificate one : known.getAcceptedIssuers()) all.setCertificateEntry("java-" + number++, one);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in))
                all.setCertificateEntry("own-" + number++, one);
            return managers(all);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("Certificates can't be read in " + file, unreadable);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
