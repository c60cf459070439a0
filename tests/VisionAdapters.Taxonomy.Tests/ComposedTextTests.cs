using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Accents, whichever way they are written. A program with an invariant culture has no normalization of its own.</summary>
public sealed class ComposedTextTests
{
    [Theory]
    [InlineData("cafe\u0301.jpg", "caf\u00e9.jpg")]
    [InlineData("A\u030angstro\u0308m", "\u00c5ngstr\u00f6m")]
    [InlineData("Vie\u0323\u0302t", "Vi\u1ec7t")]
    [InlineData("e\u0302\u0301", "\u1ebf")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("\u03b9\u0308\u0301", "\u0390")]
    [InlineData("\u304b\u3099", "\u304c")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00")]
    [InlineData("q\u0301", "q\u0301")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("\ud800e", "\ud800e")]
    [InlineData("plain", "plain")]
    public void A_letter_and_its_accents_become_one_letter(string decomposed, string composed)
    {
        Assert.Equal(composed, ComposedText.From(decomposed));
        Assert.Equal(composed, ComposedText.From(composed));
        Assert.True(ComposedText.Comparer.Equals(decomposed, composed));
        Assert.Equal(ComposedText.Comparer.GetHashCode(composed), ComposedText.Comparer.GetHashCode(decomposed));
    }

    [Fact]
    public void Other_letters_stay_others() => Assert.False(ComposedText.Comparer.Equals("caf\u00e9", "cafe"));

    [Fact]
    public void A_label_is_found_however_its_accents_are_written()
    {
        var map = TestFiles.ReadMap("labels: { Décolleté: { neckline: v-neck } }");

        Assert.Equal("v-neck", TestFiles.Map(map, ("De\u0301collete\u0301", 0.9)).Best("neckline")?.Value.Id);
    }
}
