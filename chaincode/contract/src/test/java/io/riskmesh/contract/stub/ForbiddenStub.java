package io.riskmesh.contract.stub;

import java.util.List;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// What the contract must never call: private data, rich queries, deletion, history, key-level policies, other chaincodes.
abstract class ForbiddenStub implements ChaincodeStub {

    private static AssertionError forbidden() {
        return new AssertionError("The contract must not call this");
    }

    @Override
    public final Response invokeChaincode(String name, List<byte[]> args, String channel) {
        throw forbidden();
    }

    @Override
    public final byte[] getStateValidationParameter(String key) {
        throw forbidden();
    }

    @Override
    public final void setStateValidationParameter(String key, byte[] value) {
        throw forbidden();
    }

    @Override
    public final void delState(String key) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByRange(String start, String end) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(
            String start, String end, int pageSize, String bookmark) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String key) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String type, String... attributes) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey key) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getQueryResult(String query) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(
            String query, int pageSize, String bookmark) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        throw forbidden();
    }

    @Override
    public final byte[] getPrivateData(String collection, String key) {
        throw forbidden();
    }

    @Override
    public final byte[] getPrivateDataHash(String collection, String key) {
        throw forbidden();
    }

    @Override
    public final byte[] getPrivateDataValidationParameter(String collection, String key) {
        throw forbidden();
    }

    @Override
    public final void putPrivateData(String collection, String key, byte[] value) {
        throw forbidden();
    }

    @Override
    public final void setPrivateDataValidationParameter(String collection, String key, byte[] value) {
        throw forbidden();
    }

    @Override
    public final void delPrivateData(String collection, String key) {
        throw forbidden();
    }

    @Override
    public final void purgePrivateData(String collection, String key) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByRange(String collection, String start, String end) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, String key) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, CompositeKey key) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(
            String collection, String type, String... attributes) {
        throw forbidden();
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String collection, String query) {
        throw forbidden();
    }

    @Override
    public final SignedProposal getSignedProposal() {
        throw forbidden();
    }

    @Override
    public final byte[] getBinding() {
        throw forbidden();
    }

    @Override
    public final String getMspId() {
        throw forbidden();
    }
}
