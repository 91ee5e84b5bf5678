package org.terreau.web;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the certificates that a server showed, and leaves whether they are trusted to the platform: an encryption that
 * is refused stays refused, with what it was refused for.
 */
final class ShownCertificates extends X509ExtendedTrustManager {

    private static final X509ExtendedTrustManager PLATFORM = platform();

    private volatile List<X509Certificate> chain = List.of();

    private static X509ExtendedTrustManager platform() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager one : factory.getTrustManagers())
                if (one instanceof X509ExtendedTrustManager trusting) return trusting;
            throw new IllegalStateException("The platform trusts nobody");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The server's own first; empty until it showed them. */
    List<X509Certificate> chain() {
        return chain;
    }

    TlsSocketStrategy strategy() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return new DefaultClientTlsStrategy(context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String kind, @Nullable Socket socket)
            throws CertificateException {
        chain = List.of(shown);
        PLATFORM.checkServerTrusted(shown, kind, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String kind, @Nullable SSLEngine engine)
            throws CertificateException {
        chain = List.of(shown);
        PLATFORM.checkServerTrusted(shown, kind, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String kind) throws CertificateException {
        chain = List.of(shown);
        PLATFORM.checkServerTrusted(shown, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String kind, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("Nobody is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String kind, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Nobody is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String kind) throws CertificateException {
        throw new CertificateException("Nobody is served here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return PLATFORM.getAcceptedIssuers();
    }
}
