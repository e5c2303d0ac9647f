-- One database per service that owns tables; each migrates its own at start.
create database api_gateway;
create database call_scheduler;
create database webhook_dispatcher;
create database transcript_store;
