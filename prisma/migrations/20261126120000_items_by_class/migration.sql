-- Paper goes class by class. Without this index each document of a campaign of 30,000 pupils read all its items to find
-- the thirty of one class: 14 ms each, a thousand times. Prisma's schema cannot say an index on an expression.
-- The class leads, so that nobody who looks for one pupil by the key is ever led through a whole campaign.
CREATE INDEX "reset_item_by_class" ON "reset_item" ((coalesce(class_name, '')), uai, campaign_id);
