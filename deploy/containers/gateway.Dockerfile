# One bank's gateway. Context: deploy/containers/stage OUT, then OUT/gateway. Pin the base by digest in your own registry.
ARG BASE=eclipse-temurin:25-jre-noble
FROM ${BASE}
# XGBoost's native library needs OpenMP; the distribution's newest is wanted, so no version stands here.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgomp1 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 riskmesh \
 && useradd --uid 10001 --gid 10001 --home-dir /var/lib/riskmesh --shell /usr/sbin/nologin riskmesh \
 && install -d -o 10001 -g 10001 -m 0700 /var/lib/riskmesh
COPY lib /opt/riskmesh/lib
COPY java.args /opt/riskmesh/java.args
# Secrets come by file or variable when the container starts; none is in the image.
ENV OMP_WAIT_POLICY=passive
WORKDIR /opt/riskmesh
USER 10001:10001
VOLUME ["/var/lib/riskmesh"]
EXPOSE 8443 8444 8445 8446 9464
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "@java.args"]
CMD ["node", "start", "--config", "/etc/riskmesh/gateway.yaml"]
