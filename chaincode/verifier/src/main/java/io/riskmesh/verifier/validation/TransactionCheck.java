package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.state.StateMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Checks one transaction by itself: form, creator's signature, id, proposal, earlier use of the id, endorsements.
final class TransactionCheck {

    private final ChaincodePolicies policies;

    TransactionCheck(ChaincodePolicies policies) {
        this.policies = policies;
    }

    TransactionVerdict check(int index, ByteString bytes, StateMap committed, Predicate<String> seen) {
        TransactionVerdict verdict = new TransactionVerdict(index, TxValidationCode.VALID, Cause.NONE, "",
                Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        try {
            SignedEnvelope envelope = SignedEnvelope.of(bytes);
            verdict = new TransactionVerdict(index, TxValidationCode.VALID, Cause.NONE, "",
                    Optional.of(envelope.channel()), Optional.empty(), Optional.empty(), List.of());
            verdict = withCreator(verdict, creator(envelope));
            return switch (envelope.channel().getType()) {
                case HeaderType.ENDORSER_TRANSACTION_VALUE -> endorsed(verdict, envelope, committed, seen);
                case HeaderType.CONFIG_VALUE -> configuration(verdict, envelope);
                default -> throw new InvalidTransaction(TxValidationCode.UNSUPPORTED_TX_PAYLOAD,
                        Cause.TRANSACTION_MALFORMED, "A block holds no transaction of that type");
            };
        } catch (InvalidTransaction e) {
            return verdict.refused(e);
        }
    }

    private MemberIdentity creator(SignedEnvelope envelope) throws InvalidTransaction {
        if (!envelope.channel().getChannelId().equals(policies.config().channelId())) {
            throw new InvalidTransaction(TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_UNKNOWN,
                    "The transaction was made for another channel");
        }
        try {
            MemberIdentity creator = policies.config().organisations().identity(envelope.signer().getCreator());
            if (!creator.signed(envelope.signature(), envelope.payload())) {
                throw new InvalidTransaction(TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_SIGNATURE,
                        "The creator's signature does not verify");
            }
            return creator;
        } catch (InvalidIdentity e) {
            throw new InvalidTransaction(
                    TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_UNKNOWN, e.getMessage());
        }
    }

    private TransactionVerdict endorsed(
            TransactionVerdict start, SignedEnvelope envelope, StateMap committed, Predicate<String> seen) {
        TransactionVerdict verdict = start;
        try {
            requireId(envelope);
            ChaincodeActionPayload action = ActionReader.action(envelope);
            if (seen.test(envelope.channel().getTxId())) {
                throw new InvalidTransaction(TxValidationCode.DUPLICATE_TXID, Cause.DUPLICATE_TRANSACTION,
                        "An earlier block holds the transaction already");
            }
            EndorsedTransaction content = ActionReader.content(envelope, action);
            verdict = withContent(verdict, content, List.of());
            return withContent(verdict, content,
                    new EndorsementCheck(policies, committed).check(content).refused());
        } catch (InvalidTransaction e) {
            return verdict.refused(e);
        }
    }

    private static void requireId(SignedEnvelope envelope) throws InvalidTransaction {
        ByteString hash = Sha256.of(envelope.signer().getNonce(), envelope.signer().getCreator());
        if (!HexFormat.of().formatHex(hash.toByteArray()).equals(envelope.channel().getTxId())) {
            throw new InvalidTransaction(TxValidationCode.BAD_PROPOSAL_TXID, Cause.TRANSACTION_ID,
                    "The id is not the hash of nonce and creator");
        }
    }

    private static TransactionVerdict configuration(TransactionVerdict verdict, SignedEnvelope envelope)
            throws InvalidTransaction {
        if (envelope.data().isEmpty()) {
            throw new InvalidTransaction(TxValidationCode.INVALID_CONFIG_TRANSACTION, Cause.CONFIGURATION_INVALID,
                    "A configuration transaction without configuration");
        }
        return verdict;
    }

    private static TransactionVerdict withCreator(TransactionVerdict verdict, MemberIdentity creator) {
        return new TransactionVerdict(verdict.index(), verdict.flag(), verdict.cause(), verdict.detail(),
                verdict.header(), Optional.of(creator), verdict.content(), verdict.refusedEndorsements());
    }

    private static TransactionVerdict withContent(
            TransactionVerdict verdict, EndorsedTransaction content, List<String> refusedEndorsements) {
        return new TransactionVerdict(verdict.index(), verdict.flag(), verdict.cause(), verdict.detail(),
                verdict.header(), verdict.creator(), Optional.of(content), refusedEndorsements);
    }
}
