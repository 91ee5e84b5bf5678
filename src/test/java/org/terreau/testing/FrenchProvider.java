package org.terreau.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * An identity provider that behaves as the public documents of ProConnect say, where it differs from others: any parameter
 * that it does not know is refused, signs against forgery have 32 characters at least, the secret comes in the body, who
 * the person is comes as a signed token, and signing out asks for a sign to bring back.
 */
public final class FrenchProvider implements AutoCloseable {

    public static final String CLIENT = "terreau-fs";
    public static final String SECRET = "un-secret-de-plus-de-trente-deux-octets-pour-hs256";

    private static final int LEAST = 32;
    private static final Set<String> KNOWN = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "claims",
            "state",
            "nonce",
            "prompt",
            "idp_hint",
            "acr_values");

    /**
     * A person as their own provider tells them.
     *
     * @param level the level of assurance with which they were signed in
     */
    public record Person(String subject, String email, String given, String usual, String level) {}

    private final HttpServer server;
    private final JWSAlgorithm algorithm;
    private final RSAKey rsa;
    private final ECKey elliptic;
    private final Map<String, Person> codes = new ConcurrentHashMap<>();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile Person next = new Person("nobody", "nobody@etat.test", "", "", "eidas1");
    private volatile boolean cancelling;
    private volatile Instant since = Instant.EPOCH;
    private volatile UnaryOperator<JWTClaimsSet.Builder> told = claims -> claims;
    private volatile String ended = "";

    public FrenchProvider(String algorithm) {
        try {
            this.algorithm = JWSAlgorithm.parse(algorithm);
            this.rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
            this.elliptic = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
            this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/api/v2/.well-known/openid-configuration", this::describe);
        server.createContext("/api/v2/authorize", this::authorize);
        server.createContext("/api/v2/token", this::token);
        server.createContext(
                "/api/v2/jwks",
                asked -> answer(
                        asked, 200, "application/json", new JWKSet(java.util.List.of(rsa, elliptic)).toString()));
        server.createContext("/api/v2/userinfo", this::person);
        server.createContext("/api/v2/session/end", this::end);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2";
    }

    /** Who signs in next. */
    public FrenchProvider signsIn(Person person) {
        next = person;
        cancelling = false;
        since = Instant.EPOCH;
        told = claims -> claims;
        return this;
    }

    /** The next person signed in there at this moment, and is not asked to again. */
    public void knowsThemSince(Instant moment) {
        since = moment;
    }

    /** The next person changes their mind. */
    public void cancels() {
        cancelling = true;
    }

    /** Changes what is signed of who the person is. */
    public void tells(UnaryOperator<JWTClaimsSet.Builder> change) {
        told = change;
    }

    /** What the last signing out gave as a proof of who signed out; "" when there was none. */
    public String ended() {
        return ended;
    }

    private void describe(HttpExchange asked) throws IOException {
        String base = issuer();
        answer(asked, 200, "application/json", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "userinfo_endpoint": "%1$s/userinfo", "end_session_endpoint": "%1$s/session/end", "jwks_uri": "%1$s/jwks",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_post"]}
                """.formatted(base));
    }

    private void authorize(HttpExchange asked) throws IOException {
        Map<String, String> sent = fields(asked.getRequestURI().getRawQuery());
        Set<String> more = new TreeSet<>(sent.keySet());
        more.removeAll(KNOWN);
        if (!more.isEmpty() || tooShort(sent, "state") || tooShort(sent, "nonce")) {
            answer(asked, 400, "text/plain", "Y000400 " + more);
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, next);
        nonces.put(code, sent.get("nonce"));
        leadTo(
                asked,
                302,
                sent.get("redirect_uri") + "?" + (cancelling ? "error=access_denied" : "code=" + code) + "&state="
                        + encoded(sent.get("state")));
    }

    private static boolean tooShort(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "").length() < LEAST;
    }

    private void token(HttpExchange asked) throws IOException {
        Map<String, String> sent = fields(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Person person = codes.remove(sent.getOrDefault("code", ""));
        if (person == null || !CLIENT.equals(sent.get("client_id")) || !SECRET.equals(sent.get("client_secret"))) {
            answer(asked, 400, "application/json", "{\"error\": \"invalid_grant\"}");
            return;
        }
        String access = UUID.randomUUID().toString();
        codes.put(access, person);
        answer(asked, 200, "application/json", """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
                """.formatted(access, identity(person, nonces.get(sent.get("code")))));
    }

    /** A token of identity, as this provider signs it. */
    public String identity(Person person, String nonce) {
        JWTClaimsSet.Builder claims = signed(person).claim("acr", person.level());
        if (nonce != null) claims.claim("nonce", nonce);
        if (since.isAfter(Instant.EPOCH)) claims.claim("auth_time", since.getEpochSecond());
        return sign(claims.build());
    }

    private JWTClaimsSet.Builder signed(Person person) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(person.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private void person(HttpExchange asked) throws IOException {
        String held = asked.getRequestHeaders().getFirst("Authorization");
        Person person = held == null ? null : codes.get(held.substring("Bearer ".length()));
        if (person == null) answer(asked, 401, "application/json", "{\"error\": \"invalid_token\"}");
        else answer(asked, 200, "application/jwt", who(person));
    }

    /** A token that says who the person is, as this provider signs it. */
    public String who(Person person) {
        return sign(told.apply(signed(person)
                        .claim("email", person.email())
                        .claim("given_name", person.given())
                        .claim("usual_name", person.usual())
                        .claim("siret", "21130055300016")
                        .claim("idp_id", "71144ab3-ee1a-4401-b7b3-79b44f7daeeb"))
                .build());
    }

    /** An access token for this person. */
    public String access(Person person) {
        String access = UUID.randomUUID().toString();
        codes.put(access, person);
        return access;
    }

    private String sign(JWTClaimsSet claims) {
        try {
            JWSSigner signer;
            String key;
            if (algorithm.equals(JWSAlgorithm.HS256)) {
                signer = new MACSigner(SECRET);
                key = null;
            } else if (algorithm.equals(JWSAlgorithm.ES256)) {
                signer = new ECDSASigner(elliptic);
                key = "ec";
            } else {
                signer = new RSASSASigner(rsa);
                key = "rsa";
            }
            SignedJWT token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void end(HttpExchange asked) throws IOException {
        Map<String, String> sent = fields(asked.getRequestURI().getRawQuery());
        ended = sent.getOrDefault("id_token_hint", "");
        if (ended.isEmpty() || tooShort(sent, "state") || !sent.containsKey("post_logout_redirect_uri"))
            answer(asked, 400, "text/plain", "Y000400");
        else leadTo(asked, 303, sent.get("post_logout_redirect_uri") + "?state=" + encoded(sent.get("state")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String written) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : written.split("&")) {
            String[] both = field.split("=", 2);
            fields.put(both[0], URLDecoder.decode(both.length > 1 ? both[1] : "", StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void leadTo(HttpExchange asked, int status, String address) throws IOException {
        asked.getResponseHeaders().set("Location", address);
        asked.sendResponseHeaders(status, -1);
        asked.close();
    }

    private static void answer(HttpExchange asked, int status, String kind, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", kind);
        asked.sendResponseHeaders(status, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
