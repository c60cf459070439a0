using System.Reflection;
using System.Runtime.Loader;

namespace VisionAdapters.Google.Tests;

/// <summary>
/// The tagger and Google's client library loaded once more. The library keeps what it found first for as long as it is loaded, so that
/// each of its routes needs a fresh one.
/// </summary>
internal sealed class FreshGoogle() : AssemblyLoadContext("Google", isCollectible: false)
{
    public IImageTagger CreateTagger(HttpMessageHandler handler)
    {
        var library = LoadFromAssemblyName(typeof(GoogleVisionTagger).Assembly.GetName());
        var options = Activator.CreateInstance(library.GetType(typeof(GoogleVisionOptions).FullName!, throwOnError: true)!)!;
        var transport = options.GetType().GetProperty(nameof(GoogleVisionOptions.Transport))!;
        transport.SetValue(options, Enum.Parse(transport.PropertyType, nameof(GoogleVisionTransport.Rest)));
        var tagger = library.GetType(typeof(GoogleVisionTagger).FullName!, throwOnError: true)!;
        return (IImageTagger)Activator.CreateInstance(tagger, options, handler, null)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        var isFresh = assemblyName.Name is "VisionAdapters.Google" || assemblyName.Name!.StartsWith("Google.Apis", StringComparison.Ordinal);
        return isFresh && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
