// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Something that a simulated shop sells.
struct Product: Sendable {
  let code: String
  let name: String
  /// The price of one, in hundredths of the currency's unit.
  let price: Int

  init(_ code: String, _ name: String, _ price: Int) {
    self.code = code
    self.name = name
    self.price = price
  }
}

extension Product {
  static let farmShop: [Product] = [
    .init("VEG-S", "Vegetable box small", 1450), .init("VEG-L", "Vegetable box large", 2490),
    .init("FRU-S", "Fruit box small", 1290), .init("FRU-L", "Fruit box large", 2190),
    .init("EGG10", "Eggs (10)", 420), .init("MILK", "Whole milk 1 l", 165),
    .init("BUT", "Butter 250 g", 345), .init("YOG", "Yoghurt 500 g", 239),
    .init("CHE-M", "Mountain cheese 400 g", 890), .init("CHE-B", "Cheese board", 2650),
    .init("BRD-R", "Rye bread", 395), .init("BRD-W", "White loaf", 310),
    .init("OIL", "Olive oil 1 l", 1590), .init("PAS", "Pasta 1 kg", 349),
    .init("RIC", "Rice 5 kg", 1375), .init("COF", "Coffee beans 1 kg", 1890),
    .init("HON", "Honey 500 g", 680), .init("JAM", "Plum jam", 455),
    .init("APP", "Apple juice, 6 bottles", 1140), .init("WIN", "Red wine, 6 bottles", 5340),
    .init("BEE", "Beef box 5 kg", 7950), .init("CHI", "Whole chicken", 1680),
    .init("SAL", "Salmon fillet 500 g", 1795), .init("NUT", "Mixed nuts 1 kg", 1560),
  ]

  static let gifts: [Product] = [
    .init("20125", "GLASS STAR TEA LIGHT HOLDER", 125),
    .init("20347", "SET OF 6 PAPER LANTERNS", 295), .init("20611", "BLUE SPOT LUNCH BAG", 165),
    .init("20734A", "WOODEN ADVENT CALENDAR", 1275), .init("20734B", "FABRIC ADVENT CALENDAR", 995),
    .init("21018", "VINTAGE TIN ALARM CLOCK", 375),
    .init("21180", "CERAMIC CAKE STAND 3 TIER", 1495),
    .init("21266", "BOX OF 24 GIFT TAGS", 85), .init("21403", "PARTY PENNANT STRING", 495),
    .init("21577", "HANGING HEART, IVORY", 255), .init("21690", "PACK OF 12 DINNER CANDLES", 345),
    .init("21822", "ENAMEL BREAD BIN", 1695), .init("22007", "RECIPE BOX, SWEETHEART", 795),
    .init("22139", "RETRO COFFEE MUG", 245), .init("22218", "GARDEN KNEELING PAD", 165),
    .init("22391", "CHILDREN'S APRON, \"CHEF\"", 195), .init("22456", "SLATE CHALK BOARD", 495),
    .init("22614", "CHRISTMAS BAUBLES, SET OF 8", 425), .init("22733", "POCKET MIRROR, DAISY", 105),
    .init("22851", "JAM JAR LABELS", 65), .init("23034", "FELT ANIMAL KIT", 295),
    .init("23167", "DOOR WREATH, PINE", 845), .init("23290", "SPACE ROCKET MONEY BOX", 225),
    .init("23418", "LAVENDER SCENTED SACHET", 125), .init("23575", "SNACK BOX SET, 4", 215),
    .init("84021", "ROSE COTTAGE PLANT POT", 189), .init("84377C", "COOKIE CUTTERS, FOREST", 125),
    .init("85014", "UMBRELLA, BLACK AND CREAM", 595), .init("85188", "PHOTO FRAME, 3 HEARTS", 349),
    .init("85240", "WICKER PICNIC HAMPER", 2995),
  ]

  static let fashion: [Product] = [
    .init("TEE-01", "Organic tee - White / M", 2400),
    .init("TEE-02", "Organic tee - Navy / S", 2400),
    .init("TEE-03", "Boxy tee - Sand / L", 2900), .init("SHI-01", "Oxford shirt - Blue / M", 6900),
    .init("SHI-02", "Linen shirt - White / L", 7900),
    .init("DRE-01", "Wrap dress - Rust / S", 11900),
    .init("DRE-02", "Midi dress - Black / M", 13900),
    .init("SKI-01", "Pleated skirt - Olive / M", 8400),
    .init("JEA-01", "Straight jeans - Indigo / 30", 9500),
    .init("JEA-02", "Wide jeans - Ecru / 28", 9900),
    .init("TRO-01", "Wool trousers - Grey / 32", 12500),
    .init("KNI-01", "Merino crew - Charcoal / M", 10900),
    .init("KNI-02", "Cashmere rollneck - Camel / S", 18900),
    .init("JAC-01", "Chore jacket - Ink / L", 14900),
    .init("COA-01", "Wool coat - Navy / M", 27900),
    .init("COA-02", "Rain parka - Moss / L", 21900),
    .init("SHO-01", "Leather loafers - Brown / 40", 16500),
    .init("SHO-02", "Canvas trainers - White / 39", 7500),
    .init("BAG-01", "Canvas tote - Natural", 3500),
    .init("BAG-02", "Leather crossbody - Black", 15900),
    .init("ACC-01", "Ribbed beanie - Oat", 2800),
    .init("ACC-02", "Silk scarf - Print", 5900), .init("ACC-03", "Leather belt - Tan / M", 4900),
    .init("ACC-04", "Socks, pack of 3 - Mixed", 1900),
  ]
}
