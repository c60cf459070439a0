using System.CommandLine;
using System.Reflection;
using System.Runtime.Loader;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli;

/// <summary>
/// Loads providers of the user's own. Only the command line names an assembly, and no file: what is loaded runs with the user's rights.
/// </summary>
internal static class ProviderAssembly
{
    public static Option<string[]> Option { get; } = new("--provider-assembly")
    {
        Description = "An assembly with providers of your own, which takes part under their ids. Its code runs: name only what you trust.",
        HelpName = "FILE.dll",
        Recursive = true,
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<string[]> TrustOption { get; } = new("--trust-endpoint")
    {
        Description = "A host that credentials from the environment may go to, besides the vendors' own, when a file names it as an "
            + "endpoint.",
        HelpName = "HOST",
        Recursive = true,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>
    /// Gets the providers that ship, and those of the assemblies that the command line names, with the hosts that it trusts.
    /// </summary>
    /// <exception cref="UsageException">An assembly cannot be used.</exception>
    public static VisionProviders ReadProviders(ParseResult parsed) =>
        ShippedProviders.All.With((parsed.GetValue(Option) ?? []).SelectMany(Load)).Trusting(parsed.GetValue(TrustOption) ?? []);

    /// <exception cref="UsageException">The file is no assembly, or has no provider.</exception>
    private static List<VisionProvider> Load(string path)
    {
        try
        {
            // The default context: the contracts of the assembly and those of the tool are the same types.
            var file = Path.GetFullPath(path);
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            ResolveBeside(file);
            var providers = assembly.GetExportedTypes()
                .Where(
                    type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(VisionProvider))
                        && type.GetConstructor(Type.EmptyTypes) is not null)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (VisionProvider)Activator.CreateInstance(type)!)
                .ToList();
            return providers.Count > 0
                ? providers
                : throw new UsageException($"{path} has no public class that derives from {nameof(VisionProvider)} and has a constructor "
                    + "without parameters.");
        }
        catch (Exception exception) when (
            exception is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException)
        {
            throw new UsageException($"{path} cannot be loaded: "
                + $"{(exception as TargetInvocationException)?.InnerException?.Message ?? exception.Message}");
        }
    }

    private static void ResolveBeside(string file)
    {
        var resolver = new AssemblyDependencyResolver(file);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            resolver.ResolveAssemblyToPath(name) is { } dependency ? context.LoadFromAssemblyPath(dependency) : null;
    }
}
