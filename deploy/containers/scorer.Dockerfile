# A scorer that PROVES AND PROTECTS NOTHING: its evidence is simulated and taken by consortia in development only. Context:
# deploy/containers/stage OUT, then OUT/scorer. The one for SGX machines is sgx-scorer.Dockerfile.
ARG BASE=eclipse-temurin:25-jre-noble
FROM ${BASE}
COPY lib /opt/riskmesh/lib
COPY java.args /opt/riskmesh/java.args
WORKDIR /opt/riskmesh
USER 10001:10001
EXPOSE 7443
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "@java.args"]
CMD ["jar", "0.0.0.0", "7443"]
