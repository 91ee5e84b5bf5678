package org.terreau.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.terreau.shared.SecretToken;

/** The SQL of passkeys, of whose they are, and of what devices are asked to sign. */
@Repository
class JdbcPasskeys implements UserCredentialRepository, PersonalData.OfAccounts {

    private static final String SELECT = """
            select p.credential, p.name, p.public_key, p.signatures, p.verified, p.copyable, p.copied, p.transports,
                   p.attestation, p.made_at, p.used_at, h.handle
            from passkey p join passkey_holder h on h.account_id = p.account_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPasskeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of an account, the first made first. */
    List<Passkeys.Line> of(AccountId account) {
        return jdbc.sql("""
                        select id, name, made_at, used_at, copied from passkey
                        where account_id = :account order by made_at, id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Timestamp used = row.getTimestamp("used_at");
                    return new Passkeys.Line(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getTimestamp("made_at").toInstant(),
                            used == null ? null : used.toInstant(),
                            row.getBoolean("copied"));
                })
                .list();
    }

    /** What devices call the passkeys of an account, so that none makes a second one. */
    List<String> credentials(AccountId account) {
        return jdbc.sql("select credential from passkey where account_id = :account order by id")
                .param("account", account.value())
                .query((row, ignored) -> new Bytes(row.getBytes("credential")).toBase64UrlString())
                .list();
    }

    /** What devices know somebody by, drawn the first time. */
    Bytes handle(AccountId account) {
        jdbc.sql("insert into passkey_holder (account_id, handle) values (:account, :handle) on conflict do nothing")
                .param("account", account.value())
                .param("handle", Bytes.random().getBytes())
                .update();
        return jdbc.sql("select handle from passkey_holder where account_id = :account")
                .param("account", account.value())
                .query((row, ignored) -> new Bytes(row.getBytes("handle")))
                .single();
    }

    /** Whom devices know by this. */
    Optional<AccountId> holder(Bytes handle) {
        return jdbc.sql("select account_id from passkey_holder where handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    /** Nobody else makes or removes passkeys of this account in the meantime. */
    void lock(AccountId account) {
        jdbc.sql("select 1 from account where id = :account for update")
                .param("account", account.value())
                .query(Integer.class)
                .optional();
    }

    /** False when it is somebody else's, or removed. */
    boolean remove(long id, AccountId account) {
        return jdbc.sql("delete from passkey where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    int removeAll(AccountId account) {
        return jdbc.sql("delete from passkey where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /** @param account null when whoever signs in is to answer */
    void ask(SecretToken challenge, @Nullable AccountId account, Instant expires) {
        jdbc.sql("""
                        insert into passkey_challenge (digest, account_id, expires_at) values (:digest, :account, :expires)
                        """)
                .param("digest", challenge.digest())
                .param("account", account == null ? null : account.value())
                .param("expires", Timestamp.from(expires))
                .update();
    }

    /** Takes what was asked, once; false when it was not asked, or not of this account, or too long ago, or was answered. */
    boolean answer(SecretToken challenge, @Nullable AccountId account, Instant now) {
        return jdbc.sql("""
                        delete from passkey_challenge
                        where digest = :digest and account_id is not distinct from cast(:account as bigint)
                          and expires_at > :now
                        """)
                        .param("digest", challenge.digest())
                        .param("account", account == null ? null : account.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void forgetUnanswered(Instant now) {
        jdbc.sql("delete from passkey_challenge where expires_at < :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from passkey where credential = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    /**
     * Stores a passkey that is made, or what its last use changed: the hours are ours. A device that counts its signatures
     * and does not go on was copied.
     *
     * <p>Source: W3C, Web Authentication level 3, 7.2, about signCount.
     *
     * @throws IllegalArgumentException when the counter did not go on
     */
    @Override
    public void save(CredentialRecord passkey) {
        int stored = jdbc.sql("""
                        insert into passkey (account_id, credential, name, public_key, signatures, verified, copyable, copied,
                                             transports, attestation, made_at)
                        select account_id, :credential, :name, :key, :signatures, :verified, :copyable, :copied,
                               :transports, :attestation, :now
                        from passkey_holder where handle = :handle
                        on conflict (credential) do update
                        set signatures = excluded.signatures, used_at = excluded.made_at
                        where excluded.signatures > passkey.signatures
                           or (excluded.signatures = 0 and passkey.signatures = 0)
                        """)
                .param("credential", passkey.getCredentialId().getBytes())
                .param("name", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("signatures", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("copyable", passkey.isBackupEligible())
                .param("copied", passkey.isBackupState())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .param("attestation", attestation(passkey))
                .param("now", Timestamp.from(clock.instant()))
                .param("handle", passkey.getUserEntityUserId().getBytes())
                .update();
        if (stored == 0) throw new IllegalArgumentException("The counter of a passkey did not go on");
    }

    private static byte[] attestation(CredentialRecord passkey) {
        Bytes made = passkey.getAttestationObject();
        return made == null ? new byte[0] : made.getBytes();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(SELECT + "where p.credential = :credential")
                .param("credential", credential.getBytes())
                .query((row, ignored) -> passkey(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(SELECT + "where h.handle = :handle order by p.id")
                .param("handle", handle.getBytes())
                .query((row, ignored) -> passkey(row))
                .list();
    }

    private static CredentialRecord passkey(ResultSet row) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        Instant made = row.getTimestamp("made_at").toInstant();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(row.getBoolean("verified"))
                .backupEligible(row.getBoolean("copyable"))
                .backupState(row.getBoolean("copied"))
                .transports(Arrays.stream(row.getString("transports").split(" "))
                        .filter(written -> !written.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .label(row.getString("name"))
                .created(made)
                .lastUsed(used == null ? made : used.toInstant())
                .build();
    }

    /** Those who hold passkeys, as Spring Security asks for them: by what their devices know them by. */
    PublicKeyCredentialUserEntityRepository holders() {
        return new PublicKeyCredentialUserEntityRepository() {
            @Override
            public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
                return holder(handle).map(account -> entity(account, handle)).orElse(null);
            }

            @Override
            public PublicKeyCredentialUserEntity findByUsername(String account) {
                AccountId id = new AccountId(Long.parseLong(account));
                return entity(id, handle(id));
            }

            @Override
            public void save(PublicKeyCredentialUserEntity holder) {
                handle(new AccountId(Long.parseLong(holder.getName())));
            }

            @Override
            public void delete(Bytes handle) {
                throw new UnsupportedOperationException("Who somebody is ends with their account");
            }
        };
    }

    static PublicKeyCredentialUserEntity entity(AccountId account, Bytes handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(account.toString())
                .displayName(account.toString())
                .build();
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return of(account).stream()
                .map(line -> {
                    Map<String, String> thing = new TreeMap<>();
                    thing.put("cle_d_acces", line.name());
                    thing.put("faite_le", line.made().toString());
                    Instant used = line.used();
                    if (used != null) thing.put("derniere_connexion", used.toString());
                    return thing;
                })
                .toList();
    }

    @Override
    public int erase(AccountId account) {
        jdbc.sql("delete from passkey_challenge where account_id = :account")
                .param("account", account.value())
                .update();
        int erased = removeAll(account);
        jdbc.sql("delete from passkey_holder where account_id = :account")
                .param("account", account.value())
                .update();
        return erased;
    }
}
