namespace VisionAdapters.Benchmarks;

/// <summary>A worn item of the set ccp: its label, the values of the taxonomy that answer it and tell its kind, and its box.</summary>
internal sealed record WornItem(string Label, string Value, string Kind, ImageRegion Region)
{
    // A label's value, and which of thirteen kinds a detector of clothes would say, in Google's words.
    private static readonly Dictionary<string, (string Value, string Kind)> Meanings = new(StringComparer.Ordinal)
    {
        ["blouse"] = ("blouses", "Top"),
        ["shirt"] = ("shirts", "Top"),
        ["t-shirt"] = ("t-shirts", "Top"),
        ["top"] = ("tops", "Top"),
        ["sweater"] = ("sweaters", "Top"),
        ["sweatshirt"] = ("sweatshirts", "Top"),
        ["coat"] = ("coats", "Outerwear"),
        ["jacket"] = ("jackets", "Outerwear"),
        ["blazer"] = ("blazers", "Outerwear"),
        ["vest"] = ("vests", "Outerwear"),
        ["pants"] = ("pants", "Pants"),
        ["jeans"] = ("jeans", "Pants"),
        ["shorts"] = ("shorts", "Shorts"),
        ["skirt"] = ("skirts", "Skirt"),
        ["dress"] = ("dresses", "Dress"),
        ["shoes"] = ("footwear", "Footwear"),
        ["boots"] = ("boots", "Footwear"),
        ["heels"] = ("heels", "Footwear"),
        ["sandals"] = ("sandals", "Footwear"),
        ["sneakers"] = ("sneakers", "Footwear"),
        ["bag"] = ("bags", "Bag"),
        ["purse"] = ("handbags", "Bag"),
        ["hat"] = ("hats", "Hat"),
        ["sunglasses"] = ("sunglasses", "Eyewear"),
        ["scarf"] = ("scarves", "Scarf"),
        ["belt"] = ("belts", "Belt"),
        ["watch"] = ("watches", "Jewellery"),
    };

    /// <summary>Reads a row's label and box (left, top, right and bottom in pixels); nothing when the label is none of the 27, or when the
    /// item is too small to be told.</summary>
    public static WornItem? Read(string label, int[] box, double share, ImageSize photo)
    {
        const double leastShare = 0.0008;
        const int leastSide = 12;
        var (across, down) = (((int)((box[2] - box[0]) * 0.1)) + 2, ((int)((box[3] - box[1]) * 0.1)) + 2);
        var width = Math.Min(photo.Width, box[2] + across) - Math.Max(0, box[0] - across);
        var height = Math.Min(photo.Height, box[3] + down) - Math.Max(0, box[1] - down);
        return share < leastShare || Math.Min(width, height) < leastSide || !Meanings.TryGetValue(label, out var meaning) ? null
            : new WornItem(label, meaning.Value, meaning.Kind, new ImageRegion(
                (double)box[0] / photo.Width, (double)box[1] / photo.Height, (double)(box[2] - box[0]) / photo.Width, (double)(box[3] - box[1]) / photo.Height));
    }
}
