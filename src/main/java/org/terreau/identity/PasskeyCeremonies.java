package org.terreau.identity;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.terreau.web.Brand;

/**
 * What Spring Security checks of a passkey that is made or used: signature, challenge, site, origin, that the person was
 * verified by their device. That its counter went on is checked where it is stored.
 *
 * <p>Source: W3C, Web Authentication level 3, 7.1 and 7.2.
 */
@Component
class PasskeyCeremonies {

    /** Of one text of an answer, in signs: a device that tells its whole chain of certificates writes fewer. */
    private static final int LONGEST = 12_000;

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.RS256);

    private final JdbcPasskeys stored;
    private final PublicKeyCredentialRpEntity site;
    private final WebAuthnRelyingPartyOperations operations;
    private final AttestationObjectConverter attestations = new AttestationObjectConverter(new ObjectConverter());

    /** @param baseUrl the address of the site: passkeys are made for its host, and used from its origin alone */
    PasskeyCeremonies(JdbcPasskeys stored, Brand brand, @Value("${terreau.base-url}") String baseUrl) {
        this.stored = stored;
        URI address = URI.create(baseUrl);
        this.site = PublicKeyCredentialRpEntity.builder()
                .id(Objects.requireNonNull(address.getHost(), "terreau.base-url names a host"))
                .name(brand.name())
                .build();
        this.operations = new Webauthn4JRelyingPartyOperations(
                stored.holders(), stored, site, Set.of(address.getScheme() + "://" + address.getAuthority()));
    }

    /** The host that passkeys are made for. */
    String host() {
        return site.getId();
    }

    /** What the site is called by a device. */
    String siteName() {
        return site.getName();
    }

    /** The algorithms that the site understands, by their numbers in COSE, the one that is liked best first. */
    List<Long> algorithms() {
        return ALGORITHMS.stream()
                .map(parameters -> parameters.getAlg().getValue())
                .toList();
    }

    /**
     * Checks and stores a passkey that was made.
     *
     * @return false when it is not what was asked for, or is known already
     */
    boolean made(MadePasskey made, PublicKeyCredentialUserEntity holder, String name) {
        if (Stream.of(made.challenge(), made.credential(), made.client(), made.attestation())
                .anyMatch(PasskeyCeremonies::unreadable)) return false;
        try {
            if (!names(made)) return false;
            AuthenticatorAttestationResponse answer = AuthenticatorAttestationResponse.builder()
                    .clientDataJSON(Bytes.fromBase64(made.client()))
                    .attestationObject(Bytes.fromBase64(made.attestation()))
                    .transports(made.transports().stream()
                            .map(AuthenticatorTransport::valueOf)
                            .toList())
                    .build();
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    PublicKeyCredentialCreationOptions.builder()
                            .rp(site)
                            .user(holder)
                            .challenge(Bytes.fromBase64(made.challenge()))
                            .pubKeyCredParams(ALGORITHMS)
                            .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                                    .residentKey(ResidentKeyRequirement.REQUIRED)
                                    .userVerification(UserVerificationRequirement.REQUIRED)
                                    .build())
                            .build(),
                    new RelyingPartyPublicKey(credential(made.credential(), answer), name)));
            return true;
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException wrong) {
            // What is checked throws its own exceptions; what cannot be read, any other.
            return false;
        }
    }

    /** Whose device knows this passkey; empty when anything of the answer is not what was asked for. */
    Optional<Bytes> used(UsedPasskey used) {
        if (Stream.of(
                        used.challenge(),
                        used.credential(),
                        used.client(),
                        used.authenticator(),
                        used.signature(),
                        used.holder())
                .anyMatch(PasskeyCeremonies::unreadable)) return Optional.empty();
        try {
            Bytes handle = Bytes.fromBase64(used.holder());
            CredentialRecord known = stored.findByCredentialId(Bytes.fromBase64(used.credential()));
            if (known == null || !known.getUserEntityUserId().equals(handle)) return Optional.empty();
            AuthenticatorAssertionResponse answer = AuthenticatorAssertionResponse.builder()
                    .clientDataJSON(Bytes.fromBase64(used.client()))
                    .authenticatorData(Bytes.fromBase64(used.authenticator()))
                    .signature(Bytes.fromBase64(used.signature()))
                    .userHandle(handle)
                    .build();
            operations.authenticate(new RelyingPartyAuthenticationRequest(
                    PublicKeyCredentialRequestOptions.builder()
                            .rpId(site.getId())
                            .challenge(Bytes.fromBase64(used.challenge()))
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build(),
                    credential(used.credential(), answer)));
            return Optional.of(handle);
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException wrong) {
            return Optional.empty();
        }
    }

    /** The passkey is called as the device calls it: the browser could tell another name than what is signed. */
    private boolean names(MadePasskey made) {
        AttestationObject attested = attestations.convert(made.attestation());
        AttestedCredentialData credential =
                attested == null ? null : attested.getAuthenticatorData().getAttestedCredentialData();
        return credential != null
                && Arrays.equals(
                        credential.getCredentialId(),
                        Bytes.fromBase64(made.credential()).getBytes());
    }

    private static <R extends AuthenticatorResponse> PublicKeyCredential<R> credential(String id, R answer) {
        PublicKeyCredential.PublicKeyCredentialBuilder<R> credential = PublicKeyCredential.builder();
        credential.id(id);
        credential.type(PublicKeyCredentialType.PUBLIC_KEY);
        credential.rawId(Bytes.fromBase64(id));
        credential.response(answer);
        return credential.build();
    }

    private static boolean unreadable(String text) {
        return text.isEmpty() || text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]+");
    }
}
