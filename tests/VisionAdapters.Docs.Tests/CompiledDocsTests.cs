namespace VisionAdapters.Docs.Tests;

public sealed class CompiledDocsTests
{
    private const string CSharp = "csharp";

    public static TheoryData<string> PagesWithCode =>
        [.. DocsBlock.ReadAll().Where(IsCode).Select(block => block.Page).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_block_of_a_page_compiles_without_a_warning(string page)
    {
        var findings = DocsBlock.Read(page).Where(IsCode).SelectMany(block => DocsCompiler.Compile(block, out _)).ToArray();

        Assert.True(findings is [], string.Join('\n', findings));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_found_with_its_line_in_the_page()
    {
        var block = new DocsBlock("README.md", Line: 41, CSharp, "var one = 1;\nNoSuchType.Load();\n");

        Assert.StartsWith("README.md:42: CS0103", Assert.Single(DocsCompiler.Compile(block, out _)), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_one_way_to_mark_a_block_as_CSharp() =>
        Assert.DoesNotContain(DocsBlock.ReadAll(), block => block.Language.ToUpperInvariant() is "CS" or "C#" or "CSX");

    private static bool IsCode(DocsBlock block) => string.Equals(block.Language, CSharp, StringComparison.Ordinal);
}
