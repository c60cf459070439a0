using SkiaSharp;
using VisionAdapters.Testing;

namespace VisionAdapters.Docs.Tests;

/// <summary>Runs the blocks that need no cloud, as a newcomer would: in a folder with a picture <c>shirt.jpg</c>.</summary>
public sealed class RunDocsTests
{
    [Fact]
    public async Task The_first_program_of_the_README_prints_attributes()
    {
        var output = await RunFirstAsync("README.md");

        Assert.Matches(@"(?m)^Category: .*\(\d+ ?%\)", output);
    }

    [Fact]
    public async Task The_first_program_of_the_page_on_tagging_prints_tags()
    {
        var output = await RunFirstAsync("docs/tagging.md");

        Assert.Matches(@"(?m)^category: .* \d+ ?%", output);
    }

    private static async Task<string> RunFirstAsync(string page)
    {
        using var folder = new TemporaryFolder();
        folder.Write("shirt.jpg", DrawShirt());
        var (before, console) = (Directory.GetCurrentDirectory(), Console.Out);
        using var output = new StringWriter();
        try
        {
            Directory.SetCurrentDirectory(folder.Path);
            Console.SetOut(output);
            await DocsCompiler.RunAsync(DocsBlock.Read(page).First(block => block.Language is "csharp"));
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(before);
        }

        return output.ToString();
    }

    /// <summary>Draws a navy T-shirt on white, 240 x 320 pixels.</summary>
    private static byte[] DrawShirt()
    {
        using var bitmap = new SKBitmap(240, 320);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var cloth = new SKPaint { Color = new SKColor(24, 36, 84), IsAntialias = true };
        using var outline = new SKPathBuilder();
        outline.MoveTo(80, 40);
        outline.QuadTo(120, 70, 160, 40);
        outline.LineTo(225, 90);
        outline.LineTo(195, 130);
        outline.LineTo(175, 115);
        outline.LineTo(175, 290);
        outline.LineTo(65, 290);
        outline.LineTo(65, 115);
        outline.LineTo(45, 130);
        outline.LineTo(15, 90);
        outline.Close();
        using var shape = outline.Detach();
        canvas.DrawPath(shape, cloth);
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
