# The scorer under Gramine on an SGX machine. Context: the folder that deploy/gramine/build and sign made. What is measured is in that
# folder (image/, scorer.manifest.sgx, scorer.sig); this base adds only the loader, which is measured as well: all banks take one release.
ARG GRAMINE=gramineproject/gramine:1.9-noble
FROM ${GRAMINE}
COPY image /opt/scorer/image
COPY scorer.manifest.sgx scorer.sig /opt/scorer/
WORKDIR /opt/scorer
USER 10001:10001
EXPOSE 7443
STOPSIGNAL SIGTERM
ENTRYPOINT ["gramine-sgx", "scorer"]
