package io.riskmesh.embedded.request;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.identity.MemberIdentity;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/// Who may do what on the channel: by certificate, signature and policy.
public final class Access {
    public static final String READERS = "/Channel/Application/Readers";
    public static final String WRITERS = "/Channel/Writers";

    private final ChannelConfig config;
    private final Clock clock;

    public Access(ChannelConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// The channel's id.
    public String channel() {
        return config.channelId();
    }

    Clock clock() {
        return clock;
    }

    /// The signer of a message, if an organisation of the channel vouches for it and the signature verifies.
    ///
    /// @param creator serialised identity
    public MemberIdentity signer(ByteString creator, ByteString message, ByteString signature) throws RefusedRequest {
        try {
            MemberIdentity member = config.organisations().identity(creator);
            member.certificate().checkValidity(Date.from(clock.instant()));
            if (!member.signed(signature, message)) {
                throw denied("The creator's signature over the message is not valid");
            }
            return member;
        } catch (InvalidIdentity e) {
            throw denied("The creator certificate is not valid: " + e.getMessage());
        } catch (CertificateExpiredException | CertificateNotYetValidException _) {
            throw denied("The creator certificate is expired or not yet valid");
        }
    }

    /// @throws RefusedRequest if the policy is not satisfied by the member alone
    public void require(String policy, MemberIdentity member) throws RefusedRequest {
        if (!config.policy(policy).satisfiedBy(List.of(member))) {
            throw denied("implicit policy evaluation failed: " + member.mspId() + " does not satisfy " + policy);
        }
    }

    /// @throws RefusedRequest if the name is not this channel's
    public void requireChannel(String name) throws RefusedRequest {
        if (!name.equals(config.channelId())) {
            throw new RefusedRequest(Status.Code.NOT_FOUND, "channel " + config.channelId() + ", asked for another");
        }
    }

    private static RefusedRequest denied(String why) {
        return new RefusedRequest(Status.Code.PERMISSION_DENIED, "access denied: " + why, "access denied: " + why, "");
    }
}
