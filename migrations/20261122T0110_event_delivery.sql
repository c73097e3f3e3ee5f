-- why: a worker killed between a subscriber's commit and the end of its job plays the delivery again; it must then change nothing.

-- Which subscriber has had which event. Written in the subscriber's own transaction: both happen, once, or neither.
create table event_delivery (
  tenant_id uuid not null,
  event_id uuid not null,
  subscriber text not null,
  delivered_at timestamptz not null,
  constraint event_delivery_key primary key (tenant_id, event_id, subscriber),
  constraint event_delivery_event foreign key (tenant_id, event_id) references event (tenant_id, id)
);
call tenant_table('event_delivery', 'select, insert');
