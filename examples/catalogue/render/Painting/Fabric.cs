using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>What a piece is made of: a colour, a finish, and the pattern woven into or printed on it.</summary>
/// <param name="Colour">The ground colour.</param>
/// <param name="Finish">How the surface takes the light.</param>
/// <param name="Pattern">The repeating tile, or null for a plain cloth.</param>
internal sealed record Fabric(SKColor Colour, Finish Finish, Tile? Pattern = null)
{
    /// <summary>What the dye of denim makes of a colour.</summary>
    private static readonly SKColor Indigo = new(58, 66, 84);

    /// <summary>Gets the plain cloth for ribs, cuffs and linings of a piece of this fabric.</summary>
    public Fabric Plain => this with { Pattern = null };

    /// <summary>Gets the plain cloth as seen inside a neck or a waistband: in the shade.</summary>
    public Fabric Inside => new(Colour.Darker(0.35f), Finish);

    public Fabric In(SKColor colour) => new(colour, Finish);

    /// <summary>Turns the pattern with the piece it is cut into, such as a sleeve.</summary>
    public Fabric Turned(float degrees) => Pattern is null ? this : this with { Pattern = Pattern with { Degrees = degrees } };

    /// <summary>Chooses the cloth that a product's labels ask for.</summary>
    public static Fabric For(Product product, Finish finish, Weft weft = Weft.Vertical)
    {
        var ground = finish == Finish.Denim ? Palette.Find(product.Colour).Towards(Indigo, 0.5f) : Palette.Find(product.Colour);
        var accent = product.Accent.Length > 0 ? Palette.Find(product.Accent) : Contrast(ground);
        return new Fabric(ground, finish, product.Pattern switch
        {
            "striped" => Patterns.Stripes(ground, accent, weft),
            "checked" => Patterns.Checks(ground, accent),
            "printed" => Patterns.Print(product.PrintType, product.Image, ground, accent),
            _ => null,
        });
    }

    /// <summary>The colour of a print, a lace or a trim when the labels do not name one.</summary>
    public static SKColor Contrast(SKColor ground) => ground.Lightness() > 0.6f ? ground.Darker(0.6f) : ground.Lighter(0.8f);
}

/// <summary>How a surface takes the light.</summary>
internal enum Finish
{
    Cotton,
    Knit,
    Denim,
    Leather,
    Canvas,
}

/// <summary>The way stripes run.</summary>
internal enum Weft
{
    Vertical,
    Horizontal,
    Diagonal,
}
