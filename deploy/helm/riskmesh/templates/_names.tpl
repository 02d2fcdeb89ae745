{{- define "riskmesh.labels" -}}
app.kubernetes.io/name: riskmesh-{{ .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "riskmesh.metadata" -}}
name: {{ .root.Release.Name }}-{{ .part }}
labels:
  {{- include "riskmesh.labels" . | nindent 2 }}
  app.kubernetes.io/version: {{ .root.Values.image.version | quote }}
  app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "riskmesh.image" -}}
image: {{ .root.Values.image.registry }}/riskmesh-{{ .image }}:{{ .root.Values.image.version }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end }}

{{/* What a pod of ours may do: nothing. Service links are off: their variables begin with the release's name, and a gateway of a release
called riskmesh stops on a variable RISKMESH_.. that it does not know. */}}
{{- define "riskmesh.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "riskmesh.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}
