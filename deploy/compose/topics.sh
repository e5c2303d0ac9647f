#!/bin/sh
# Creates Outdial's topics where they are missing: name, partitions, cleanup policy, as in
# io.outdial.events.Topics (a test compares the two).
set -eu
bootstrap=$1

while read -r name partitions policy; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$bootstrap" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor "${REPLICATION_FACTOR:-1}" \
    --config "cleanup.policy=$policy"
done <<TOPICS
outdial.calls.requested 12 delete
outdial.calls.dials 12 delete
outdial.calls.hangups 1 delete
outdial.calls.attempts 12 delete
outdial.calls.turns 12 delete
outdial.calls.lifecycle 12 delete
outdial.transcripts 12 delete
outdial.settings 1 compact
TOPICS
