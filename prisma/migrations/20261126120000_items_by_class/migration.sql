-- Paper goes class by class. Without this index each document of a campaign of 30,000 pupils read all its items to find
-- the thirty of one class: 14 ms each, a thousand times. Prisma's schema cannot say an index on an expression.
CREATE INDEX "reset_item_by_class" ON "reset_item" (uai, campaign_id, (coalesce(class_name, '')));
