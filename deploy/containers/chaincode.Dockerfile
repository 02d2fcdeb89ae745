# The ledger's contract as a process beside a peer (chaincode as a service). Context: deploy/containers/stage OUT, then OUT/chaincode.
ARG BASE=eclipse-temurin:25-jre-noble
FROM ${BASE}
COPY lib /opt/riskmesh/lib
COPY java.args /opt/riskmesh/java.args
WORKDIR /opt/riskmesh
USER 10001:10001
EXPOSE 9991 9981
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "@java.args"]
